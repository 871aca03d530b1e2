// Uses what the page's script offers, as a reader would: sorts, filters, follows the contents;
// and reads the page where scripts are off.
// usage: node script.js FILE [TURNED FIRST]     prints one line a claim, as TAP has it; TURNED
//      is a page that is written from right to left, FIRST the first of several
'use strict';
const { execFileSync } = require('child_process');
const path = require('path');
const { launch, open, until } = require('./browser');

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

// What a column shows after one click on its title, where the table has a column `beside`.
const sortedBy = (page, title, beside) => page.evaluate(([title, beside]) => {
    const heads = table => [...table.tHead?.rows[0].cells ?? []];
    const called = (table, name) => heads(table).find(head => head.innerText.trim() === name);
    const table = [...document.querySelectorAll('main table')].find(
        one => called(one, beside) && called(one, title)?.querySelector('button'));
    const head = called(table, title);
    head.querySelector('button').click();
    return [...table.querySelectorAll('tbody > tr')].map(row => row.cells[head.cellIndex].innerText);
}, [title, beside]);

async function sortsByMeaning(page) {
    const never = (texts, lower, upper) => !texts.slice(texts.indexOf(lower)).includes(upper);
    const priorities = await sortedBy(page, 'Priority', 'Lift');
    claim('priorities sort by what they mean', priorities[0] === 'blocker' &&
          never(priorities, 'low', 'high') && never(priorities, 'high', 'critical'));
    const efforts = await sortedBy(page, 'Effort', 'Priority');
    claim('efforts sort from small to large', efforts[0] === 'S' && efforts.at(-1) === 'L');
    const lifts = (await sortedBy(page, 'Lift', 'Priority'))
        .map(text => Number(text.match(/[\d.]+/)[0]));
    claim('numbers sort as numbers, whatever stands around them',
          lifts.some(lift => lift >= 10) && lifts.every((lift, i) => !i || lift >= lifts[i - 1]));
    const memory = (await sortedBy(page, 'Memory', 'Runtime'))
        .map(text => Number(text.replace(/\D/g, '')));
    claim('thousands are one number',
          memory.at(-1) > 1000 && memory.every((n, i) => !i || n >= memory[i - 1]));
    const days = (await sortedBy(page, 'Support', 'Memory'))
        .map(text => Date.parse(`${text.replace(/^\D+/, '').replaceAll('\u00a0', ' ')} UTC`));
    claim('dates sort by time, whatever is said of them',
          days[0] < days.at(-1) && days.every((day, i) => !i || day >= days[i - 1]));
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
    await field.fill('no row says this');
    claim('where no row is left, that is said', (await column(page)).length === 0 &&
          /^None of \d+ rows/.test(await page.locator('.filter output').first().textContent()));
    await field.fill('');
    claim('without words all are there', (await column(page)).length === all.length);
}

// Said aloud in a list of a page's fields, each is another; and begins as it is labelled.
async function namesFilters(page) {
    const names = await page.locator('.filter input').evaluateAll(
        fields => fields.map(field => [field.ariaLabel, field.labels[0].innerText.trim()]));
    claim('each filter is called after its table', names.length > 1 &&
          names.every(([name, label]) => name?.startsWith(label) && name.length > label.length) &&
          new Set(names.map(([name]) => name)).size > 1);
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
    claim('a permalink unfolds its practice',
          await until(page, name => document.getElementById(name).open, id));
    await page.context().close();
}

// What stands at a place that is folded away has no height yet.
const headHeights = page => page.evaluate(() => {
    for (const details of document.querySelectorAll('details'))
        details.open = true;
    return [...document.querySelectorAll('main thead')].map(head => head.offsetHeight);
});

async function follows(browser, address) {
    const page = await open(browser, { viewport: { width: 1280, height: 360 } });
    await page.goto(address);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const seen = await until(page, () => {
        const rail = document.querySelector('.contents');
        const box = rail.querySelector('[aria-current]')?.getBoundingClientRect();
        return rail.scrollTop > 0 && box && box.top >= 0 && box.bottom <= innerHeight;
    });
    claim('contents longer than the window keep the place that is read in sight', seen);
    await page.context().close();
}

// Long tables above a place are not laid out before they come into sight.
async function jumps(browser, address) {
    const page = await open(browser);
    await page.goto(address);
    const id = await page.evaluate(() => {
        const last = [...document.querySelectorAll('main section[id]')].pop();
        const long = document.querySelector('main table').cloneNode(true);
        const group = long.tBodies[0];
        long.classList.add('long');
        while (group.rows.length < 100)
            group.append(group.rows[0].cloneNode(true));
        for (let i = 0; i < 30; i++)
            long.append(group.cloneNode(true));
        last.before(long);
        return last.id;
    });
    await page.evaluate(name => { location.hash = name; }, id);
    const place = () => page.evaluate(
        name => [scrollY, document.getElementById(name).getBoundingClientRect().top], id);
    let [at, top] = await place();
    for (let before = NaN; at !== before;) {
        before = at;
        await page.waitForTimeout(300);
        [at, top] = await place();
    }
    claim('a link leads to its place, however long the tables before it are',
          at > 0 && top >= 0 && top < 100);
    await page.context().close();
}

const printed = async page => execFileSync(
    'pdftotext', ['-layout', '-', '-'], { input: await page.pdf({ format: 'A4' }), encoding: 'utf8' });

async function prints(browser, address) {
    const page = await open(browser);
    await page.goto(address);
    const whole = await printed(page);
    claim('a printed table has its titles on each of its pages',
          (whole.match(/Priority +Recommendation/g) ?? []).length > 1);
    await page.evaluate(() => {
        for (const details of document.querySelectorAll('details'))
            details.open = true;
    });
    // Not one of a figure's numbers: these are not printed.
    await page.locator('section > .table .filter input').first().fill('IAM-3');
    const filtered = await printed(page);
    await page.context().close();
    claim('on paper, too, it is said how many rows a filter left, and nothing where there is none',
          /^ *\d+ of \d+ rows$/m.test(filtered) && !/of \d+ rows$|Filter rows/m.test(whole) &&
          !filtered.includes('Filter rows'));
}

async function readsWithout(browser, address) {
    const page = await open(browser, { javaScriptEnabled: false });
    await page.goto(address);
    claim('without scripts there is no field that does nothing',
          await page.locator('.filter input').first().isHidden());
    await page.locator('details.entry summary').first().click();
    claim('without scripts proof unfolds',
          await page.locator('details.entry .entry-body').first().isVisible());
    const plain = await headHeights(page);
    await page.context().close();
    const scripted = await open(browser);
    await scripted.goto(address);
    await scripted.locator('thead button').first().waitFor({ state: 'attached' });
    claim('titles that sort take no more room than those that do not',
          (await headHeights(scripted)).join() === plain.join());
    await scripted.context().close();
}

// Where the first and the last letter of a paragraph stand, and its own edges.
const edgesOf = (page, text) => page.evaluate(said => {
    const paragraph = document.createElement('p');
    paragraph.textContent = said;
    document.querySelector('main').append(paragraph);
    const place = i => {
        const range = document.createRange();
        range.setStart(paragraph.firstChild, i);
        range.setEnd(paragraph.firstChild, i + 1);
        return range.getBoundingClientRect();
    };
    const [first, last] = [place(0), place(said.length - 1)];
    const { right } = paragraph.getBoundingClientRect();
    paragraph.remove();
    return { first: first.left, last: last.left, room: right - Math.max(first.right, last.right) };
}, text);

async function turns(browser, address) {
    const page = await open(browser);
    await page.goto(address);
    const latin = await edgesOf(page, 'payments-api fails.');
    claim('a Latin line of a page from right to left runs from left to right, its full stop last',
          latin.first < latin.last);
    claim('and stands at the right, as all lines there', Math.abs(latin.room) < 1);
    const hebrew = await edgesOf(page, '\u05e9\u05dc\u05d5\u05dd.');
    claim('a Hebrew line runs from right to left', hebrew.first > hebrew.last);
    await page.context().close();
}

// A link from when the report was one page.
async function findsPage(browser, first, id) {
    const page = await open(browser);
    await page.goto(`${first}#${id}`);
    await until(page, name => document.getElementById(name)?.open, id);
    claim('a permalink to a practice on a later page leads there, and unfolds it',
          page.url() !== `${first}#${id}` && page.url().endsWith(`#${id}`) &&
          await page.locator(`[id="${id}"][open]`).count() === 1);
    await page.goto(`${first}#50%`);
    claim('an address that is none breaks nothing',
          await page.locator('thead button').count() > 0);
    await page.context().close();
}

const addressOf = file => `file://${encodeURI(path.resolve(file))}`;

async function main() {
    const browser = await launch();
    const address = addressOf(process.argv[2]);
    const page = await open(browser);
    await page.goto(address);
    await page.evaluate(() => {
        for (const details of document.querySelectorAll('details'))
            details.open = true;
    });
    await sorts(page);
    await sortsByMeaning(page);
    await filters(page);
    await namesFilters(page);
    await page.context().close();
    await folds(browser, address);
    await follows(browser, address);
    await jumps(browser, address);
    await prints(browser, address);
    await readsWithout(browser, address);
    if (process.argv[3])
        await turns(browser, addressOf(process.argv[3]));
    if (process.argv[4])
        await findsPage(browser, addressOf(process.argv[4]), 'IAM-3');
    await browser.close();
    process.exit(failed ? 1 : 0);
}

main().catch(error => {
    console.log(`not ok - the script could be used: ${error.message}`);
    process.exit(1);
});
