// Fills in the form of `rung ask --html` as a person would, and keeps what it saves.
// usage: node form.js FORM.html SAMPLE-answers.json DIR     prints one line a claim, as TAP
// has it; DIR gets typed.json (a few answers) and kept.json (the sample, loaded and saved)
'use strict';
const fs = require('fs');
const path = require('path');
const { launch, open } = require('../html_checks/browser');

const [form, sample, dir] = process.argv.slice(2);
let failed = false;

function claim(name, problem) {
    console.log(`${problem ? 'not ok' : 'ok'} - ${name}`);
    if (problem)
        console.log(`  ${problem}`);
    failed = failed || Boolean(problem);
}
const same = (found, wanted) =>
    found === wanted ? '' : `wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`;

async function begin(browser) {
    const page = await open(browser, { acceptDownloads: true });
    page.complaints = [];
    page.on('pageerror', error => page.complaints.push(String(error)));
    page.on('console', message => page.complaints.push(message.text()));
    page.on('request', request => {
        if (!/^(file|data|blob):/.test(request.url()))
            page.complaints.push(request.url());
    });
    await page.goto(`file://${path.resolve(form)}`);
    return page;
}

async function save(page, name) {
    const [download] = await Promise.all([
        page.waitForEvent('download'), page.click('#the_save'),
    ]);
    const to = path.join(dir, name);
    await download.saveAs(to);
    claim('the file is called answers.json', same(download.suggestedFilename(), 'answers.json'));
    return fs.readFileSync(to, 'utf8');
}

const told = (page, text) =>
    page.locator('#the_message').filter({ hasText: text }).waitFor();
const said = page => page.textContent('#the_message');
const count = page => page.textContent('#the_count');

async function typing(browser) {
    const page = await begin(browser);
    claim('it begins with nothing answered', same(await count(page), '0 of 28 answered'));
    await page.click('#the_save');
    claim('without a name nothing is saved', same(await said(page), 'Say first what is assessed.'));
    claim('and the name is what is typed next',
          same(await page.evaluate(() => document.activeElement.id), 'the_entity'));
    await page.keyboard.type('Payments "A" \\ Zürich');
    await page.fill('#the_role', 'Team lead');
    await page.fill('#the_day', '2026-11-20');
    // By keyboard alone: the arrow keys choose, in a group that Tab reaches as one.
    await page.focus('#Q01_a');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.check('#Q05_b');
    await page.check('#Q05_c');
    await page.fill('#Q05_evidence', 'https://wiki.example.com/a?b=1&c="2"');
    await page.check('#Q11_a');
    await page.check('#Q11_z');
    claim('"none of these" takes back what it contradicts',
          same(await page.isChecked('#Q11_a'), false));
    await page.check('#Q12_unknown');
    await page.check('#Q13_a');
    await page.click('[data-question=Q13] [data-clear]');
    claim('an answer can be cleared', same(await page.isChecked('#Q13_a'), false));
    claim('progress is shown', same(await count(page), '4 of 28 answered'));
    await page.click('[data-question=Q12] summary');
    await page.fill('#Q12_role', 'Database engineer');
    await page.fill('#Q12_day', '2026-11-18');
    await save(page, 'typed.json');
    claim('it says that it saved', same(await said(page), 'Saved as answers.json.'));
    claim('no script fails and nothing is asked of a network', page.complaints.join('; '));
    await page.context().close();
}

async function loading(browser) {
    const page = await begin(browser);
    await page.setInputFiles('#the_file', sample);
    await told(page, 'filled in');
    const wanted = fs.readFileSync(sample, 'utf8');
    const n = JSON.parse(wanted).answers.length;
    claim('a file is filled in', same(await count(page), `${n} of 28 answered`));
    claim('saved unchanged it is the same file', same(await save(page, 'kept.json'), wanted));
    await page.fill('#the_day', '2026-11-22');
    await page.fill('#the_role', 'Auditor');
    await page.check('#Q02_b');
    const [before] = JSON.parse(wanted).answers.filter(a => a.question === 'Q02');
    const after = JSON.parse(await save(page, 'changed.json')).answers;
    const changed = after.find(a => a.question === 'Q02');
    claim('a changed answer is of today and of who changed it',
          same(`${changed.selected} ${changed.answered_on} ${changed.answered_by}`,
               'b 2026-11-22 Auditor'));
    claim('it keeps its document', same(changed.evidence, before.evidence));
    claim('the others keep their day and role',
          same(JSON.stringify(after.filter(a => a !== changed)),
               JSON.stringify(JSON.parse(wanted).answers.filter(a => a.question !== 'Q02'))));
    await page.setInputFiles('#the_file', {
        name: 'scan.json', mimeType: 'application/json', buffer: Buffer.from('{"schema":"x"}'),
    });
    await told(page, 'That file');
    claim('another file is refused and changes nothing', same(await count(page), `${n} of 28 answered`));
    claim('nothing fails on the way', page.complaints.join('; '));
    await page.context().close();
}

async function main() {
    const browser = await launch();
    await typing(browser);
    await loading(browser);
    await browser.close();
    process.exit(failed ? 1 : 0);
}

main().catch(error => {
    console.log(`not ok - the form was filled in: ${error.message}`);
    process.exit(1);
});
