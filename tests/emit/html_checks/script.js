// Uses what the page's script offers, as a reader would: sorts, filters, follows the contents;
// and reads the page where scripts are off.
// usage: node script.js FILE           prints one line a claim, as TAP has it
'use strict';
const path = require('path');
const { launch, open } = require('./browser');

let failed = false;

function claim(name, holds) {
    console.log(`${holds ? 'ok' : 'not ok'} - ${name}`);
    failed = failed || !holds;
}

// The first column of the first table that can be filtered, as it is shown.
const column = page => page.evaluate(() => {
    const table = document.querySelector('.filter').closest('.table').querySelector('table');
    return [...table.querySelectorAll('tbody > tr')].filter(row => !row.hidden)
        .map(row => row.cells[0].textContent.trim());
});

async function sorts(page) {
    const head = page.locator('.table:has(.filter) th[scope="col"]').first();
    const before = await column(page);
    await head.locator('button').focus();
    await page.keyboard.press('Enter');
    const upwards = await column(page);
    claim('a table sorts by keyboard, upwards', upwards.every(
        (text, i) => !i || text.localeCompare(upwards[i - 1], 'en', { numeric: true }) >= 0));
    claim('it says so', await head.getAttribute('aria-sort') === 'ascending');
    await page.keyboard.press('Space');
    const downwards = await column(page);
    claim('and downwards', downwards.every(
        (text, i) => !i || text.localeCompare(downwards[i - 1], 'en', { numeric: true }) <= 0));
    claim('no row is lost', [...downwards].sort().join() === [...before].sort().join());
    await page.keyboard.press('Enter');
    claim('and then it is as it was', (await column(page)).join() === before.join());
}

async function filters(page) {
    const all = await column(page);
    const field = page.locator('.filter input').first();
    const wanted = all[all.length - 1];
    await field.fill(wanted.toUpperCase());
    const left = await column(page);
    claim('a filter leaves the rows with its words, whatever their case',
          left.length > 0 && left.length < all.length && left.includes(wanted));
    const said = await page.locator('.filter output').first().textContent();
    claim('it says how many', said === `${left.length} of ${all.length} rows`);
    await field.fill('');
    claim('without words all are there', (await column(page)).length === all.length);
}

async function folds(browser, address) {
    const page = await open(browser, { viewport: { width: 320, height: 640 } });
    await page.goto(address);
    const list = page.locator('.contents ol').first();
    claim('the contents are folded on a small screen', !await list.isVisible());
    await page.locator('.contents summary').focus();
    await page.keyboard.press('Enter');
    claim('a key unfolds them', await list.isVisible());
    await page.setViewportSize({ width: 1400, height: 800 });
    await list.waitFor({ state: 'visible' });
    claim('they stand open on a wide one', await list.isVisible());
    const id = await page.locator('details.entry[id]:not([open])').first().getAttribute('id');
    await page.goto(`${address}#${id}`);
    await page.waitForFunction(name => document.getElementById(name).open, id);
    claim('a permalink unfolds its practice', true);
    await page.context().close();
}

async function readsWithout(browser, address) {
    const page = await open(browser, { javaScriptEnabled: false });
    await page.goto(address);
    claim('without scripts there is no field that does nothing',
          await page.locator('.filter input').first().isHidden());
    await page.locator('details.entry summary').first().click();
    claim('without scripts proof unfolds',
          await page.locator('details.entry .entry-body').first().isVisible());
    await page.context().close();
}

async function main() {
    const browser = await launch();
    const address = `file://${encodeURI(path.resolve(process.argv[2]))}`;
    const page = await open(browser);
    await page.goto(address);
    await page.evaluate(() => {
        for (const details of document.querySelectorAll('details'))
            details.open = true;
    });
    await sorts(page);
    await filters(page);
    await page.context().close();
    await folds(browser, address);
    await readsWithout(browser, address);
    await browser.close();
    process.exit(failed ? 1 : 0);
}

main().catch(error => {
    console.log(`not ok - the script could be used: ${error.message}`);
    process.exit(1);
});
