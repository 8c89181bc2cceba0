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
        sortBy(column, ascending);
        // Kept with the page in the history, so that going back finds it as it was.
        const tables = Array.from(document.querySelectorAll("table.data"));
        history.replaceState({ sorted: [tables.indexOf(table), column, ascending] }, "");
      });
    });
    function sortBy(column, ascending) {
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      heads[column].setAttribute("aria-sort", ascending ? "ascending" : "descending");
      sortRows(table, column, ascending);
    }
    const sorted = history.state && history.state.sorted;
    if (sorted && document.querySelectorAll("table.data")[sorted[0]] === table && heads[sorted[1]]) {
      sortBy(sorted[1], sorted[2]);
    }
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

  // A cell for other programs: its exact number if it has one, else its words. Words that a
  // spreadsheet would take for a formula are quoted.
  function plain(cell, isNumeric) {
    const value = isNumeric ? number(cell) : NaN;
    if (!Number.isNaN(value)) return String(value);
    const text = cell.textContent.trim().replace(/\s+/g, " ");
    return /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? "'" + text : text;
  }

  function tableRows(table) {
    const heads = Array.from(table.tHead.rows[0].cells);
    const shown = heads.map((head, column) => column)
      .filter((column) => !table.querySelector("tbody td:nth-child(" + (column + 1) + ") svg.spark"));
    const rows = Array.from(table.tBodies[0].rows).filter((row) => !row.hidden);
    return [shown.map((column) => heads[column].textContent.trim())].concat(rows.map((row) =>
      shown.map((column) => plain(row.cells[column], heads[column].classList.contains("n")))));
  }

  function makeTools(table) {
    if (table.tBodies[0].rows.length < 2) return;
    const said = element("span", { className: "note" });
    said.setAttribute("role", "status");
    const copy = element("button", { type: "button", className: "tool", textContent: "Copy table" });
    copy.addEventListener("click", () => {
      const text = tableRows(table).map((row) => row.map((cell) => cell.replace(/\t/g, " ")).join("\t")).join("\n") + "\n";
      const field = element("textarea", { value: text, className: "aside" });
      field.setAttribute("aria-hidden", "true");
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      copy.focus();
      said.textContent = done ? "copied, with tabs" : "the browser does not allow it";
    });
    const csv = element("a", { className: "tool", textContent: "CSV", href: "#", download: "table.csv" });
    csv.addEventListener("click", () => {
      const lines = tableRows(table).map((row) => row.map((cell) => "\"" + cell.replace(/"/g, "\"\"") + "\"").join(","));
      csv.href = URL.createObjectURL(new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
    });
    const place = table.closest(".scroll") || table;
    place.after(element("p", { className: "tools" }, [copy, " ", csv, " ", said]));
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
      classes.set(link.getAttribute("href"), { text: link.textContent, note: "class", kind: 0 });
    }
    const found = Array.from(classes, ([href, entry]) => Object.assign(entry, { href }));
    for (const link of document.querySelectorAll("#index th[scope=row] a[href^='#s']")) {
      found.push({ text: link.textContent, note: "snapshot", kind: 3, href: link.getAttribute("href") });
    }
    for (const card of document.querySelectorAll("article.card")) {
      const parts = Array.from(card.querySelectorAll(".facts .code"), (part) => part.textContent);
      found.push({ text: card.querySelector("h3").textContent, href: "#" + card.id, kind: 4,
        note: parts.filter((part) => !part.startsWith("0x")).join(" "),
        address: parts.find((part) => part.startsWith("0x")) || "" });
    }
    return { entries: found, left: 0 };
  }

  function entriesOfData(data, root) {
    const page = (place, suffix) => root + "classes/" + data.classes[place][1] + suffix;
    const classes = data.classes.map(([name], place) =>
      ({ text: name, note: "class", kind: 0, href: page(place, ".html") }));
    const attributes = data.attributes.map(([place, name]) =>
      ({ text: name, note: "attribute of " + data.classes[place][0], kind: 1, href: page(place, ".html#referents") }));
    const sites = data.sites.map(([place, anchor, text]) =>
      ({ text, note: "creates " + data.classes[place][0], kind: 2, href: page(place, ".html#" + anchor) }));
    const snapshots = data.snapshots.map((name, place) =>
      ({ text: name, note: "snapshot " + (place + 1), kind: 3, href: root + "snapshots/" + (place + 1) + ".html" }));
    const instances = data.instances.map(([place, id, number, address, text]) => {
      const name = data.classes[place][0];
      return { text: text || name + " at " + address, note: name, address, kind: 4, id,
        href: page(place, (number > 1 ? "-instances-" + number : "") + ".html#i" + id) };
    });
    return { entries: classes.concat(attributes, sites, snapshots, instances), left: data.left };
  }

  // How well a word fits: a whole word of the name first, then its beginning, then any part of it,
  // then what stands beside it, and an address last; NaN if it does not.
  function fit(entry, word) {
    const text = entry.text.toLowerCase();
    const at = text.indexOf(word);
    if (at >= 0) {
      const edge = /[\p{L}\p{N}_]/u;
      for (let place = at; place >= 0; place = text.indexOf(word, place + 1)) {
        if (edge.test(text.charAt(place - 1))) continue;
        return edge.test(text.charAt(place + word.length)) ? 1 : 0;
      }
      return 2;
    }
    if (entry.note.toLowerCase().includes(word)) return 3;
    return (entry.address || "").includes(word) ? 4 : NaN;
  }

  function makeFinder() {
    const nav = document.querySelector(".top nav[data-find]");
    if (!nav) return;
    const words = "Find a class, attribute or instance";
    const input = element("input", { type: "search", id: "find", placeholder: words, title: "Key: /" });
    input.setAttribute("aria-label", "Find a class, attribute, call site, snapshot or instance by name, repr or address");
    input.setAttribute("aria-controls", "found");
    const list = element("ul", { id: "found", hidden: true });
    const count = element("li", { className: "note" });
    count.setAttribute("role", "status");
    const root = document.body.dataset.root;
    let known = root === undefined ? entriesOfPage() : null;
    const waiting = [];

    function show() {
      const wanted = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      list.replaceChildren();
      list.hidden = wanted.length === 0;
      if (list.hidden || !known) return;
      const hits = known.entries
        .map((entry) => ({ entry, rank: wanted.reduce((sum, word) => sum + fit(entry, word), 0) }))
        .filter((hit) => !Number.isNaN(hit.rank))
        .sort((a, b) => a.rank - b.rank || a.entry.kind - b.entry.kind);
      for (const { entry } of hits.slice(0, 30)) {
        list.append(element("li", {}, [element("a", { href: entry.href }, [entry.text]),
          element("span", { className: "note" }, [" " + entry.note + (entry.address ? " " + entry.address : "")])]));
      }
      const left = known.left > 0
        ? " " + known.left.toLocaleString("en") + " instances have no place in this report and cannot be found; --instances all lists every one." : "";
      count.textContent = (hits.length === 0 ? "No match among " + known.entries.length.toLocaleString("en") + " entries."
        : hits.length > 30 ? "The first 30 of " + hits.length.toLocaleString("en") + " matches." : hits.length + (hits.length === 1 ? " match." : " matches."))
        + (hits.length <= 30 ? left : "");
      list.append(count);
    }

    function load(then) {
      if (known) return then();
      waiting.push(then);
      if (document.getElementById("search-data")) return;
      const script = element("script", { id: "search-data", src: root + "assets/search.js" });
      script.addEventListener("load", () => {
        known = entriesOfData(window.heaphtmlSearch, root);
        waiting.splice(0).forEach((one) => one());
      });
      document.head.append(script);
    }

    function step(event) {
      const links = Array.from(list.querySelectorAll("a"));
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape") { input.value = ""; show(); input.focus(); }
      else if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
      else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || input).focus();
      else if (event.key === "Enter" && at < 0 && links[0]) links[0].click();
      else return;
      event.preventDefault();
    }

    input.addEventListener("focus", () => load(show));
    input.addEventListener("input", () => load(show));
    input.addEventListener("keydown", step);
    list.addEventListener("keydown", step);
    list.addEventListener("click", (event) => { if (event.target.closest("a")) { input.value = ""; show(); } });
    document.addEventListener("keydown", (event) => {
      const help = document.querySelector("a[rel=help]");
      if (event.key === "?" && help && !event.target.closest("input, textarea")) help.click();
      if (event.key !== "/" || event.target.closest("input, textarea")) return;
      input.focus();
      event.preventDefault();
    });
    nav.before(element("div", { className: "finder" }, [input, list]));
    return (id) => load(() => {
      const entry = known.entries.find((one) => one.id === id);
      if (entry) location.replace(entry.href);
      else sayMissing(id);
    });
  }

  // An instance that the address names, but the page does not have.
  function sayMissing(id) {
    const line = element("p", { className: "note", textContent: "Instance " + id + " has no place in this report; --instances all lists every one." });
    line.setAttribute("role", "status");
    document.querySelector("main h1").after(line);
  }

  // The place that a link leads to must be seen, also in a folded part of the page.
  function unfoldTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
    }
  }

  // In one file every page has its own name in the window's title.
  function nameWindow() {
    if (!document.body.classList.contains("single")) return;
    const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const page = place && place.closest("section.page:not(#index)");
    const site = document.querySelector(".site").textContent;
    document.title = page ? page.querySelector("h1").textContent + " · " + site : site;
  }

  document.querySelectorAll("table.data").forEach((table) => { makeSortable(table); makeFilter(table); makeTools(table); });
  document.querySelectorAll("figure.chart").forEach(makeReadout);
  const jump = makeFinder();
  function arrive() {
    unfoldTarget();
    nameWindow();
    const instance = /^#i(\d+)$/.exec(location.hash);
    if (instance && jump && !document.getElementById("i" + instance[1])) jump(Number(instance[1]));
  }
  arrive();
  addEventListener("hashchange", arrive);
})();
