// Opens pages in Chromium and asks what can only be seen there: is every part accessible in
// light, in dark, in print and on a small screen, does nothing scroll sideways there, does the
// keyboard reach every control and show where it is, is nothing loaded, and does the content
// policy block nothing that the page needs.
// usage: node page.js FILE...          prints one line a claim, as TAP has it
'use strict';
const path = require('path');
const { launch, open } = require('./browser');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 768, 1280];
let failed = false;

function claim(name, problems) {
    console.log(`${problems.length ? 'not ok' : 'ok'} - ${name}`);
    for (const problem of problems)
        console.log(`  ${problem}`);
    failed = failed || problems.length > 0;
}

// Folded entries are looked at as well.
function unfold(page) {
    return page.evaluate(() => {
        for (const details of document.querySelectorAll('details'))
            details.open = true;
    });
}

const SIGHTS = {
    'light': { colorScheme: 'light' },
    'dark': { colorScheme: 'dark' },
    'print': { media: 'print' },
    '320 px': { viewport: { width: 320, height: 640 } },
};

async function violations(browser, address, { media, ...sight }) {
    // The page's own policy would keep axe out.
    const page = await open(browser, { bypassCSP: true, ...sight });
    if (media)
        await page.emulateMedia({ media });
    await page.goto(address);
    await unfold(page);
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    const found = await page.evaluate(
        rules => window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }),
        RULES);
    await page.context().close();
    return found.violations.map(
        v => `${v.impact} ${v.id}, ${v.nodes.length} times: ${v.nodes[0].html.slice(0, 120)}`);
}

// Walks with the tab key from the first control to the last. What a control looks like with
// the focus must differ from what it looks like without.
async function keyboard(browser, address) {
    const page = await open(browser, { reducedMotion: 'reduce' });
    await page.goto(address);
    await unfold(page);
    const wanted = await page.evaluate(() => {
        const all = document.querySelectorAll(
            'a[href], button, input, select, textarea, summary, [tabindex="0"]');
        // One of a group of radio buttons is reached by Tab, the others by arrows.
        const first = control => control.type !== 'radio' || control ===
            document.querySelector(`input[type=radio][name="${CSS.escape(control.name)}"]`);
        const controls = [...all].filter(control => first(control) &&
            control.checkVisibility({ checkVisibilityCSS: true }));
        controls.forEach((control, i) => { control.dataset.walk = i; });
        return controls.map(control => control.outerHTML.slice(0, 80));
    });
    const reached = new Set(), unseen = [];
    // A day takes several steps: its day, month, year and calendar.
    for (let i = 0; i < 5 * wanted.length && reached.size < wanted.length; i++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
            const control = document.activeElement;
            const style = getComputedStyle(control);
            return { walk: control.dataset.walk,
                     shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 };
        });
        if (at.walk === undefined || reached.has(at.walk))
            continue;
        reached.add(at.walk);
        if (!at.shown)
            unseen.push(`no outline: ${wanted[at.walk]}`);
    }
    await page.context().close();
    return [...unseen, ...wanted.filter((_, i) => !reached.has(String(i)))
        .map(control => `not reached: ${control}`)];
}

async function look(browser, address) {
    const page = await open(browser);
    const requests = [], complaints = [], wide = [];
    page.on('request', request => {
        if (request.url() !== address && !request.url().startsWith('data:'))
            requests.push(request.url());
    });
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('dialog', async dialog => {
        complaints.push(`a script ran: ${dialog.message()}`);
        await dialog.dismiss();
    });
    await page.goto(address);
    for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const needed = await page.evaluate(() => document.scrollingElement.scrollWidth);
        if (needed > width)
            wide.push(`at ${width} px the page is ${needed} px wide`);
    }
    const styled = await page.evaluate(
        () => getComputedStyle(document.querySelector('main')).paddingTop !== '0px');
    if (!styled)
        complaints.push('the style does not apply');
    await page.context().close();
    return { requests, complaints, wide };
}

async function main() {
    const browser = await launch();
    for (const file of process.argv.slice(2)) {
        const name = path.basename(file);
        const address = `file://${encodeURI(path.resolve(file))}`;
        for (const [sight, options] of Object.entries(SIGHTS))
            claim(`${name}: axe finds nothing in ${sight}`,
                  await violations(browser, address, options));
        claim(`${name}: the tab key reaches every control, and shows it`,
              await keyboard(browser, address));
        const { requests, complaints, wide } = await look(browser, address);
        claim(`${name}: nothing scrolls sideways at ${WIDTHS.join(', ')} px`, wide);
        claim(`${name}: nothing is loaded`, requests);
        claim(`${name}: its policy blocks nothing, and the console stays empty`, complaints);
    }
    await browser.close();
    process.exit(failed ? 1 : 0);
}

main().catch(error => {
    console.log(`not ok - the checks ran: ${error.message}`);
    process.exit(1);
});
