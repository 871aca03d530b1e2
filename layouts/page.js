// The page's conveniences (gen/emit/html.c): tables are sorted and filtered, the contents
// show where the reader is. Nothing needs it: without it everything can be read. It stands
// first in the body, so that what depends on it has its place before anything is painted.
'use strict';
(() => {
    const SORT_FROM = 5; // rows
    const originals = new WeakMap(); // row: its place, and its text for filters
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
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

    function compare(rows, column, order) {
        const place = row => originals.get(row).place;
        if (order === 'none')
            return rows.sort((a, b) => place(a) - place(b));
        const sign = order === 'ascending' ? 1 : -1;
        const keys = new Map(rows.map(row => [row, row.cells[column].textContent.trim()]));
        return rows.sort((a, b) =>
            sign * collator.compare(keys.get(a), keys.get(b)) || place(a) - place(b));
    }

    function sort(head) {
        const table = head.closest('table');
        const order = NEXT[head.getAttribute('aria-sort') || 'none'];
        for (const other of table.tHead.rows[0].cells)
            other.removeAttribute('aria-sort');
        if (order !== 'none')
            head.setAttribute('aria-sort', order);
        const sizes = [...table.tBodies].map(body => body.rows.length);
        const rows = compare(rowsOf(table), head.cellIndex, order);
        for (const [i, body] of [...table.tBodies].entries())
            body.append(...rows.splice(0, sizes[i]));
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

    function filter(box) {
        const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
        const block = box.closest('.table');
        const rows = rowsOf(block.querySelector('table'));
        let shown = 0;
        for (const row of rows) {
            const { text } = originals.get(row);
            row.hidden = !words.every(word => text.includes(word));
            shown += !row.hidden;
        }
        const count = block.querySelector('output');
        count.textContent = words.length
            ? count.dataset.pattern.replace('{shown}', shown).replace('{total}', rows.length)
            : '';
    }

    // --- contents ------------------------------------------------------------------------------

    function followReading(links) {
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
        followReading([...rail.querySelectorAll('a[href^="#"]')]);
    }

    // --- places that are folded away -------------------------------------------------------------

    function unfoldTarget() {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        for (let at = target; at; at = at.parentElement)
            if (at.tagName === 'DETAILS')
                at.open = true;
    }

    document.addEventListener('DOMContentLoaded', () => {
        document.querySelectorAll('main table').forEach(makeSortable);
        const rail = document.querySelector('.contents');
        if (rail)
            setUpContents(rail);
        unfoldTarget();
        window.addEventListener('hashchange', unfoldTarget);
        document.addEventListener('input', event => {
            if (event.target.matches('.filter input'))
                filter(event.target);
        });
    });
})();
