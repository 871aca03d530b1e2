// The form of `rung ask --html` (gen/emit/form.c): counts, loads and saves answers.json in
// the form that gen/cli/answer_file.c writes, byte for byte. Nothing is sent anywhere.
'use strict';
(() => {
    const at = id => document.getElementById(id);
    const groups = [...document.querySelectorAll('fieldset[data-question]')];
    const order = at('the_form').dataset.order.split(' ');
    const message = at('the_message');
    const schema = 'rung-answers/1';
    let loaded = []; // the answers of the file that was loaded
    let changed = false; // since it was saved

    const optionsOf = group => [...group.querySelectorAll('.option > input')];
    const fieldOf = (group, role) => group.querySelector(`[data-role="${role}"]`);
    const selectedIn = group => optionsOf(group).filter(o => o.checked).map(o => o.value);

    function tell(what) {
        message.textContent = what ? message.dataset[what] : '';
    }

    function count() {
        let done = 0;
        for (const group of groups) {
            const answered = selectedIn(group).length > 0;
            group.toggleAttribute('data-done', answered);
            done += answered;
        }
        at('the_progress').value = done;
        at('the_count').textContent = at('the_count').dataset.pattern.replace('#', done);
    }

    // --- choosing -------------------------------------------------------------------------

    // "None of these" and "we do not know" go with nothing else.
    function choose(group, option) {
        if (option.type === 'checkbox' && option.checked)
            for (const other of optionsOf(group))
                if (other !== option && (option.dataset.alone || other.dataset.alone))
                    other.checked = false;
        // An answer changed here is an answer of today's.
        if (group.dataset.loaded) {
            delete group.dataset.loaded;
            fieldOf(group, 'answered_by').value = '';
            fieldOf(group, 'answered_on').value = '';
        }
    }

    function clear(group) {
        for (const option of optionsOf(group))
            option.checked = false;
        for (const role of ['evidence', 'answered_by', 'answered_on'])
            fieldOf(group, role).value = '';
        delete group.dataset.loaded;
        optionsOf(group)[0].focus();
    }

    // --- answers.json out -------------------------------------------------------------------

    function answerOf(group) {
        const selected = selectedIn(group);
        if (!selected.length)
            return null;
        const question = group.dataset.question;
        const before = loaded.find(a => a.question === question);
        const said = (role, otherwise) => fieldOf(group, role).value.trim() || otherwise;
        return {
            question,
            selected,
            evidence: said('evidence', ''),
            answered_on: said('answered_on', group.dataset.loaded ? '' : at('the_day').value),
            answered_by: said('answered_by',
                              group.dataset.loaded ? '' : at('the_role').value.trim()),
            note: before && before.note || '',
        };
    }

    // Two spaces a level, lists of options on one line.
    function written(entity, organisation, answers) {
        const text = JSON.stringify;
        const member = (key, value) => `${text(key)}: ${text(value)}`;
        const head = [member('schema', schema), member('entity', entity)];
        if (organisation)
            head.push(member('organisation', organisation));
        const rows = answers.map(answer => {
            const selected = answer.selected.map(option => text(option)).join(', ');
            const members = [member('question', answer.question), `"selected": [${selected}]`];
            for (const key of ['evidence', 'answered_on', 'answered_by', 'note'])
                if (answer[key])
                    members.push(member(key, answer[key]));
            return `    {\n      ${members.join(',\n      ')}\n    }`;
        });
        const list = rows.length ? `[\n${rows.join(',\n')}\n  ]` : '[]';
        return `{\n  ${head.join(',\n  ')},\n  "answers": ${list}\n}\n`;
    }

    function save() {
        const entity = at('the_entity').value.trim();
        const most = 200; // bytes
        const bad = !entity || new TextEncoder().encode(entity).length > most;
        at('the_entity').setAttribute('aria-invalid', String(bad));
        if (bad) {
            tell('noEntity');
            at('the_entity').focus();
            return;
        }
        const asked = groups.map(group => group.dataset.question);
        const answers = groups.map(answerOf).filter(answer => answer)
            .concat(loaded.filter(answer => !asked.includes(answer.question)))
            .sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question));
        const bytes = written(entity, at('the_organisation').value.trim(), answers);
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/json' }));
        link.download = 'answers.json';
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
        changed = false;
        tell('saved');
    }

    // --- answers.json in ----------------------------------------------------------------------

    const isText = value => typeof value === 'string';
    const isAnswer = value => value && order.includes(value.question) &&
        Array.isArray(value.selected) && value.selected.every(isText);

    function fill(group, answer) {
        for (const option of optionsOf(group))
            option.checked = answer.selected.includes(option.value);
        for (const role of ['evidence', 'answered_by', 'answered_on'])
            fieldOf(group, role).value = isText(answer[role]) ? answer[role] : '';
        group.dataset.loaded = 'yes';
    }

    function take(text) {
        const file = JSON.parse(text);
        if (file.schema !== schema || !Array.isArray(file.answers) ||
            !file.answers.every(isAnswer))
            throw new TypeError('no answers');
        loaded = file.answers;
        at('the_entity').value = isText(file.entity) ? file.entity : '';
        at('the_organisation').value = isText(file.organisation) ? file.organisation : '';
        for (const group of groups) {
            const answer = loaded.find(a => a.question === group.dataset.question);
            if (answer)
                fill(group, answer);
        }
    }

    async function load() {
        const [file] = at('the_file').files;
        if (!file)
            return;
        try {
            take(await file.text());
            tell('loaded');
        } catch {
            tell('badFile');
        }
        count();
    }

    // --- what happens when --------------------------------------------------------------------

    if (!at('the_day').value) {
        const now = new Date();
        const two = number => String(number).padStart(2, '0');
        at('the_day').value =
            `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    }
    document.addEventListener('change', event => {
        const group = event.target.closest('fieldset');
        if (event.target.id === 'the_file') {
            load();
            return;
        }
        if (group && event.target.matches('.option > input'))
            choose(group, event.target);
        changed = true;
        tell('');
        count();
    });
    document.addEventListener('click', event => {
        if (!event.target.dataset.clear)
            return;
        clear(event.target.closest('fieldset'));
        changed = true;
        count();
    });
    at('the_save').addEventListener('click', save);
    window.addEventListener('beforeunload', event => {
        if (changed)
            event.preventDefault();
    });
    count();
})();
