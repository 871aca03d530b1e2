// A browser for the checks of pages, and pages in it. Nothing here is in a hurry: on a busy
// machine a browser needs a minute for what takes it a second elsewhere.
'use strict';
const { chromium } = require('playwright-core');

const PATIENCE = 300 * 1000; // ms

exports.launch = () => chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
           '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    // The name of its socket must be short, whatever directory others are told to use.
    env: { ...process.env, TMPDIR: '/tmp' },
    timeout: PATIENCE,
});

// A page in a context of its own, which page.context().close() ends.
exports.open = async (browser, options) => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context.newPage();
};

// Waits until a function says true in the page. Playwright's own waitForFunction() asks a
// second time by eval(), which a strict policy of the page forbids.
exports.until = async (page, asked, about) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(50))
        if (await page.evaluate(asked, about).catch(() => false)) // a page on its way elsewhere
            return true;
    return false;
};
