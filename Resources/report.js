// What a script adds to the pages: sorting and filtering of tables, a finder, a read-out under
// charts. Without it nothing is missing but that. It stores nothing and asks no server.
"use strict";
(function () {
  const units = { B: 1, KiB: 1024, MiB: 1048576, GiB: 1073741824, TiB: 1099511627776,
    EiB: 1152921504606846976, PiB: 1125899906842624, ms: 0.001, s: 1, min: 60, h: 3600, d: 86400 };

  function element(name, properties, children) {
    const made = Object.assign(document.createElement(name), properties);
    for (const child of children || []) made.append(child);
    return made;
  }

  // A cell as a number: its exact bytes if it tells them, else its text read with its units
  // ("25.08 MiB", "2 min 5 s", "<0.1 %"); NaN for words, and for a dash, which sorts last.
  function number(cell) {
    const text = (cell.title || cell.textContent).trim().replace(/,/g, "").replace(/−/g, "-");
    let sum = NaN;
    for (const part of text.matchAll(/([-+±<]?)\s*(\d+(?:\.\d+)?)\s*([A-Za-z]*)/g)) {
      const value = parseFloat(part[2]) * (units[part[3]] || 1);
      const signed = part[1] === "-" ? -value : part[1] === "<" ? value / 2 : value;
      sum = Number.isNaN(sum) ? signed : sum + Math.sign(sum || 1) * value;
    }
    return /^[-+±<]?\s*\d/.test(text) ? sum : NaN;
  }

  function sortRows(table, column, ascending) {
    const body = table.tBodies[0];
    const isNumeric = table.tHead.rows[0].cells[column].classList.contains("n");
    const rows = Array.from(body.rows, (row, place) => {
      const cell = row.cells[column];
      return { row, place, value: isNumeric ? number(cell) : cell.textContent.trim() };
    });
    const compare = isNumeric
      ? (a, b) => Number.isNaN(a.value) - Number.isNaN(b.value)
        || (ascending ? a.value - b.value : b.value - a.value)
      : (a, b) => (ascending ? 1 : -1)
        * a.value.localeCompare(b.value, undefined, { numeric: true });
    rows.sort((a, b) => compare(a, b) || a.place - b.place);
    body.append(...rows.map((entry) => entry.row));
  }

  function makeSortable(table) {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      if (table.querySelector("tbody td:nth-child(" + (column + 1) + ") svg.spark")
        && !head.classList.contains("n")) return;
      const button = element("button", { type: "button", className: "sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        // Numbers begin with the largest, names with A.
        const was = head.getAttribute("aria-sort");
        const ascending = was ? was === "descending" : !head.classList.contains("n");
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        sortRows(table, column, ascending);
      });
    });
  }

  function makeFilter(table) {
    const rows = table.tBodies[0].rows;
    if (rows.length <= 10) return;
    const count = element("span", { className: "note" });
    count.setAttribute("role", "status");
    const input = element("input", { type: "search", placeholder: "Filter rows" });
    input.setAttribute("aria-label", "Filter the rows of this table");
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        if (!row.hidden) shown += 1;
      }
      count.textContent = wanted ? shown + " of " + rows.length : "";
    });
    const place = table.closest(".scroll") || table;
    place.before(element("div", { className: "filter" }, [input, count]));
  }

  function makeReadout(figure) {
    const line = element("p", { className: "readout" }, ["\u00a0"]);
    line.setAttribute("aria-hidden", "true");
    figure.querySelector(".stage").after(line);
    figure.addEventListener("pointerover", (event) => {
      const title = event.target.closest(".hot") && event.target.closest(".hot").querySelector("title");
      line.textContent = title ? title.textContent : "\u00a0";
    });
    figure.addEventListener("pointerleave", () => { line.textContent = "\u00a0"; });
  }

  // What can be found: in a folder it is a file that is loaded on first use, in a single file it
  // is what the page holds.
  function entriesOfPage() {
    const classes = new Map();
    for (const link of document.querySelectorAll("#index th[scope=row] a[href^='#c']")) {
      classes.set(link.getAttribute("href"), { text: link.textContent, note: "class" });
    }
    const found = Array.from(classes, ([href, entry]) => Object.assign(entry, { href }));
    for (const card of document.querySelectorAll("article.card")) {
      found.push({ text: card.querySelector("h3").textContent, href: "#" + card.id,
        note: Array.from(card.querySelectorAll(".facts .code"), (part) => part.textContent).join(" ") });
    }
    return found;
  }

  function entriesOfData(data, root) {
    const classes = data.classes.map(([name, slug]) =>
      ({ text: name, note: "class", href: root + "classes/" + slug + ".html" }));
    const instances = data.instances.map(([place, id, page, address, text]) => {
      const [name, slug] = data.classes[place];
      const file = page > 1 ? slug + "-instances-" + page : slug;
      return { text: text || name + " at " + address, note: text ? name + " " + address : name,
        href: root + "classes/" + file + ".html#i" + id };
    });
    return classes.concat(instances);
  }

  function makeFinder() {
    const nav = document.querySelector(".top nav[data-find]");
    if (!nav) return;
    const input = element("input", { type: "search", id: "find", placeholder: "Find a class or an instance" });
    input.setAttribute("aria-label", "Find a class or an instance by name, repr or address");
    input.setAttribute("aria-controls", "found");
    const list = element("ul", { id: "found", hidden: true });
    const root = document.body.dataset.root;
    let entries = root === undefined ? entriesOfPage() : null;

    function show() {
      const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      list.replaceChildren();
      list.hidden = words.length === 0;
      if (list.hidden || !entries) return;
      const hits = entries.filter((entry) => {
        const text = (entry.text + " " + entry.note).toLowerCase();
        return words.every((word) => text.includes(word));
      });
      for (const hit of hits.slice(0, 30)) {
        list.append(element("li", {}, [element("a", { href: hit.href }, [hit.text]),
          element("span", { className: "note" }, [" " + hit.note])]));
      }
      if (hits.length > 30) list.append(element("li", { className: "note" }, ["and " + (hits.length - 30) + " more"]));
      if (hits.length === 0) list.append(element("li", { className: "note" }, ["No match among " + entries.length + " classes and instances."]));
    }

    function load() {
      if (entries || document.getElementById("search-data")) return;
      const script = element("script", { id: "search-data", src: root + "assets/search.js" });
      script.addEventListener("load", () => {
        entries = entriesOfData(window.heaphtmlSearch, root);
        show();
      });
      document.head.append(script);
    }

    input.addEventListener("focus", load);
    input.addEventListener("input", () => { load(); show(); });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { input.value = ""; show(); }
      if (event.key === "Enter" && list.querySelector("a")) list.querySelector("a").click();
    });
    list.addEventListener("click", () => { input.value = ""; show(); });
    nav.before(element("div", { className: "finder" }, [input, list]));
  }

  // The place that a link leads to must be seen, also in a folded part of the page.
  function unfoldTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
    }
  }

  document.querySelectorAll("table.data").forEach((table) => { makeSortable(table); makeFilter(table); });
  document.querySelectorAll("figure.chart").forEach(makeReadout);
  makeFinder();
  unfoldTarget();
  addEventListener("hashchange", unfoldTarget);
})();
