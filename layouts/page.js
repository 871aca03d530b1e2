// The page's conveniences (gen/emit/html.c): tables are sorted and filtered, the contents
// show where the reader is. Nothing needs it: without it everything can be read. It stands
// first in the body, so that what depends on it has its place before anything is painted.
'use strict';
(() => {
    const SORT_FROM = 5; // rows
    const originals = new WeakMap(); // row: its place, and its text for filters
    const language = document.documentElement.lang;
    const collator = new Intl.Collator(language, { numeric: true });
    const figures = new Intl.NumberFormat(language);
    document.documentElement.classList.add('scripted');

    function rowsOf(table) {
        const rows = [...table.tBodies].flatMap(body => [...body.rows]);
        for (const [place, row] of rows.entries())
            if (!originals.has(row))
                originals.set(row, { place, text: row.textContent.toLowerCase() });
        return rows;
    }

    // --- sorting: upwards, downwards, as it was --------------------------------------------

    const NEXT = { none: 'ascending', ascending: 'descending', descending: 'none' };

    const SIGNS = new Map(figures.formatToParts(-10000.5).map(part => [part.type, part.value]));
    const MONTHS = new Map(Array.from({ length: 12 }, (_, month) => [
        new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
            .formatToParts(Date.UTC(2000, month, 1))
            .find(part => part.type === 'month').value.toLowerCase(), month]));

    // "about +1,234.5 %" is 1234.5; NaN where there is no figure.
    function numberIn(text) {
        const plain = text.replaceAll(SIGNS.get('group') ?? ',', '')
            .replaceAll(SIGNS.get('decimal') ?? '.', '.').replaceAll('\u2212', '-');
        return parseFloat(plain.match(/-?\d+(\.\d+)?/)?.[0]);
    }

    // "until 30 June 2029" is 20290530, for months count from 0; NaN where there is no date.
    function dateIn(text) {
        const words = text.toLowerCase().match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
        const month = words.findIndex(word => MONTHS.has(word));
        const year = words.find((word, i) => i > month && word.length === 4 && word > 0);
        if (month < 0 || !year)
            return NaN;
        const day = [words[month - 1], words[month + 1]].find(word => /^\d{1,2}$/.test(word)) ?? 0;
        return year * 10000 + MONTHS.get(words[month]) * 100 + +day;
    }

    // What a column is sorted by: the words of its scale, its numbers, its dates, or as text.
    function keysOf(head, texts) {
        const scale = head.dataset.scale?.split('|');
        if (scale)
            return texts.map(text => scale.indexOf(text) < 0 ? NaN : scale.indexOf(text));
        const keys = texts.map(head.classList.contains('number') ? numberIn : dateIn);
        const found = keys.filter(key => !Number.isNaN(key)).length;
        return 2 * found > texts.length ? keys : texts;
    }

    // What has no number or date comes last, in either direction.
    function compare(a, b, sign) {
        if (typeof a === 'string')
            return sign * collator.compare(a, b);
        return Number.isNaN(a) - Number.isNaN(b) || sign * (a - b) || 0;
    }

    function sorted(rows, head, order) {
        const place = row => originals.get(row).place;
        if (order === 'none')
            return rows.sort((a, b) => place(a) - place(b));
        const sign = order === 'ascending' ? 1 : -1;
        const keys = keysOf(head, rows.map(row => row.cells[head.cellIndex].textContent.trim()));
        return rows.map((row, i) => [row, keys[i]])
            .sort((a, b) => compare(a[1], b[1], sign) || place(a[0]) - place(b[0]))
            .map(([row]) => row);
    }

    function sort(head) {
        const table = head.closest('table');
        const order = NEXT[head.getAttribute('aria-sort') || 'none'];
        for (const other of table.tHead.rows[0].cells)
            other.removeAttribute('aria-sort');
        if (order !== 'none')
            head.setAttribute('aria-sort', order);
        const sizes = [...table.tBodies].map(body => body.rows.length);
        const rows = sorted(rowsOf(table), head, order);
        for (const [i, body] of [...table.tBodies].entries())
            body.append(...rows.splice(0, sizes[i]));
        fit(table);
    }

    function makeSortable(table) {
        if (!table.tHead || table.querySelectorAll('tbody > tr').length < SORT_FROM)
            return;
        for (const head of table.tHead.rows[0].cells) {
            if (head.tagName !== 'TH')
                continue;
            const button = document.createElement('button');
            button.type = 'button';
            button.append(...head.childNodes);
            button.addEventListener('click', () => sort(head));
            head.append(button);
        }
    }

    // --- filtering ---------------------------------------------------------------------------

    // Groups of rows far from the window are not laid out: their heights are told by how
    // many rows are left in them, and a group without any has no place.
    function fit(table) {
        let shown = 0;
        for (const body of table.tBodies) {
            const here = [...body.rows].filter(row => !row.hidden).length;
            body.hidden = !here;
            body.style.setProperty('--rows', here);
            shown += here;
        }
        table.classList.add('refilled');
        return shown;
    }

    function filter(box) {
        const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
        const block = box.closest('.table');
        const table = block.querySelector('table');
        const rows = rowsOf(table);
        for (const row of rows) {
            const { text } = originals.get(row);
            row.hidden = !words.every(word => text.includes(word));
        }
        const shown = fit(table);
        const count = block.querySelector('output');
        const { pattern, none } = count.dataset;
        count.textContent = words.length
            ? (shown ? pattern : none).replace('{shown}', figures.format(shown))
                .replace('{total}', figures.format(rows.length))
            : '';
    }

    // --- contents ------------------------------------------------------------------------------

    // A list that is longer than the window keeps the current line in sight.
    function show(rail, link) {
        const top = link.offsetTop - rail.scrollTop;
        if (top < 0 || top + link.offsetHeight > rail.clientHeight)
            rail.scrollTop = link.offsetTop - rail.clientHeight / 2;
    }

    function followReading(rail, links) {
        const byId = new Map(links.map(link => [decodeURIComponent(link.hash.slice(1)), link]));
        const seen = new Set();
        const watch = new IntersectionObserver(entries => {
            for (const entry of entries)
                seen[entry.isIntersecting ? 'add' : 'delete'](entry.target.id);
            const here = [...byId.keys()].filter(id => seen.has(id)).pop();
            for (const [id, link] of byId)
                if (id === here)
                    link.setAttribute('aria-current', 'location');
                else
                    link.removeAttribute('aria-current');
            if (here)
                show(rail, byId.get(here));
        }, { rootMargin: '0px 0px -75% 0px' });
        for (const id of byId.keys()) {
            const section = document.getElementById(id);
            if (section)
                watch.observe(section);
        }
    }

    function setUpContents(rail) {
        const fold = rail.querySelector('details');
        const wide = matchMedia('(min-width: 1100px)');
        const follow = () => { fold.open = wide.matches; };
        follow();
        wide.addEventListener('change', follow);
        rail.addEventListener('click', event => {
            if (event.target.closest('a') && !wide.matches)
                fold.open = false;
        });
        followReading(rail, [...rail.querySelectorAll('a[href^="#"]')]);
    }

    // --- places that are folded away, or on another page ---------------------------------------

    function idInAddress() {
        try {
            return decodeURIComponent(location.hash.slice(1));
        } catch {
            return ''; // "#50%" is no address of ours
        }
    }

    function goToTarget() {
        const id = idInAddress();
        const target = document.getElementById(id);
        const pages = id && !target ? [...document.querySelectorAll('.pages a')] : [];
        const page = pages.find(link => link.dataset.holds?.split(' ').includes(id));
        if (page)
            location.replace(page.href + location.hash);
        for (let at = target; at; at = at.parentElement)
            if (at.tagName === 'DETAILS')
                at.open = true;
    }

    document.addEventListener('DOMContentLoaded', () => {
        document.querySelectorAll('main table').forEach(makeSortable);
        const rail = document.querySelector('.contents');
        if (rail)
            setUpContents(rail);
        goToTarget();
        window.addEventListener('hashchange', goToTarget);
        document.addEventListener('input', event => {
            if (event.target.matches('.filter input'))
                filter(event.target);
        });
    });
})();
