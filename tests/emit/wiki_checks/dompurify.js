// Washes fragments as Wiki.js does, with DOMPurify in a browser.
// usage: node dompurify.js FILE...     writes FILE.dompurify beside each
'use strict';
const fs = require('fs');
const { launch, open } = require('../html_checks/browser');

(async () => {
    const browser = await launch();
    const page = await open(browser);
    await page.addScriptTag({ path: require.resolve('dompurify/dist/purify.min.js') });
    for (const file of process.argv.slice(2)) {
        const text = fs.readFileSync(file, 'utf8');
        fs.writeFileSync(`${file}.dompurify`,
            await page.evaluate(dirty => window.DOMPurify.sanitize(dirty), text));
    }
    await browser.close();
})();
