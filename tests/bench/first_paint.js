// Opens pages in Chromium, in turn, and measures when each first paints something, and how
// much of it moves afterwards (cumulative layout shift, also while it is scrolled through).
// usage: node first_paint.js RUNS FILE...      prints a line a file: median ms, layout shift
'use strict';
const path = require('path');
const { chromium } = require(path.resolve('tests/node_modules/playwright-core'));

async function measure(browser, file) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
        window.shift = 0;
        new PerformanceObserver(list => {
            for (const entry of list.getEntries())
                window.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`file://${path.resolve(file)}`);
    const found = await page.evaluate(async () => {
        const frame = () => new Promise(done => requestAnimationFrame(done));
        let paint;
        while (!(paint = performance.getEntriesByName('first-contentful-paint')[0]))
            await frame();
        for (let i = 1; i <= 20; i++) {
            window.scrollTo(0, document.scrollingElement.scrollHeight * i / 20);
            await frame();
            await frame();
        }
        return { paint: paint.startTime, shift: window.shift };
    });
    await context.close();
    return found;
}

async function main() {
    const runs = Number(process.argv[2]);
    const files = process.argv.slice(3);
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const found = new Map(files.map(file => [file, []]));
    for (let i = -1; i < runs; i++) // one to warm up
        for (const file of files) {
            const one = await measure(browser, file);
            if (i >= 0)
                found.get(file).push(one);
        }
    await browser.close();
    for (const file of files) {
        const paints = found.get(file).map(one => one.paint).sort((a, b) => a - b);
        const shift = Math.max(...found.get(file).map(one => one.shift));
        console.log(`${paints[runs >> 1].toFixed(0)} ${shift.toFixed(4)}`);
    }
}

main().catch(error => {
    console.error(error.message);
    process.exit(1);
});
