// Washes fragments as Wiki.js does, with DOMPurify in a browser.
// usage: node dompurify.js FILE...     writes FILE.dompurify beside each
'use strict';
const fs = require('fs');
const { chromium } = require('playwright-core');

(async () => {
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
    const page = await browser.newPage();
    await page.addScriptTag({ path: require.resolve('dompurify/dist/purify.min.js') });
    for (const file of process.argv.slice(2)) {
        const text = fs.readFileSync(file, 'utf8');
        fs.writeFileSync(`${file}.dompurify`,
            await page.evaluate(dirty => window.DOMPurify.sanitize(dirty), text));
    }
    await browser.close();
})();
