/* The form for notes: writing, changing, sorting, drawing. Notes live in this page only: leaving or
   reloading loses them. Files are the work of files.js, which gets what it needs at the end. */
(function () {
  "use strict";
  var AT_ONCE = 50; // notes drawn; a long list is slow to draw on a cheap phone
  var CALL = 1000; // milliseconds in which a press on a telephone number asks whether to leave the page
  var log = document.querySelector('[data-component="incident-log"]');
  if (!log) return;
  function find(name) {
    return log.querySelector("[data-log-" + name + "]");
  }
  var words = JSON.parse(find("words").textContent), show = incidentLogShow;
  var form = find("form"), status = find("status"), add = find("add"), heading = find("form-title");
  var order = log.querySelector("#log-order"), weeks = log.querySelector("#log-print-weeks");
  var notes = [], saved = true, editing = null, deleted = null, drawn = AT_ONCE, calling = false;
  var calledAdd = add.textContent, calledNew = heading.textContent;

  // Each is the name of a sentence in data/strings/, and what fills it in.
  function say(sentences) {
    var text = sentences.map(function (each) { return show.fill(words.say[each[0]], each[1] || {}); }).join(" ");
    // The same words twice would not be spoken again: a status is spoken when it changes.
    status.textContent = status.textContent === text ? text + "\u00a0" : text;
  }
  function key(note) {
    return JSON.stringify(words.fields.map(function (field) { return note[field.id] || ""; }));
  }
  function written() {
    return incidentLogRead.note(words.fields.map(function (field) {
      return [field, form.elements[field.id].value];
    }), {}, words).note;
  }
  function isEmpty(note) {
    return key(note) === key({});
  }
  // Whether something stands in the form that is not among the notes. Says so where it is in the way.
  function isNotAdded() {
    return key(written()) !== key(editing || {});
  }
  function isInTheWay() {
    if (isNotAdded()) say([["not_added"]]);
    return isNotAdded();
  }

  function button(text, about, press) {
    var made = show.element(document, "button", text);
    made.type = "button";
    made.className = "wm-button";
    made.setAttribute("aria-label", about);
    made.addEventListener("click", press);
    return made;
  }
  function item(note) {
    var made = document.createElement("li"), title = show.title(note, words);
    var name = made.appendChild(show.element(document, "h3", title));
    name.tabIndex = -1;
    made.appendChild(show.entry(document, note, words));
    var buttons = made.appendChild(document.createElement("p")), at = notes.indexOf(note) + 1;
    buttons.className = "wm-log__buttons wm-log__chrome";
    [["edit", edit], ["delete", remove]].forEach(function (pair) {
      var text = words.say[pair[0]], about = show.fill(words.say.about, { what: text, number: at, date: title });
      buttons.appendChild(button(text, about, function () { pair[1](note); }));
    });
    return made;
  }
  function fillWith(parent, children) {
    parent.textContent = "";
    children.forEach(function (child) { parent.appendChild(child); });
  }
  function draw() {
    var some = notes.length > 0, sorted = show.sorted(notes, order.value, words);
    find("none").hidden = some;
    find("order").hidden = notes.length < 2;
    find("pattern").hidden = !some;
    find("summary").textContent = some ? show.summary(notes, words) : "";
    fillWith(find("weeks"), show.weekRows(document, notes, words));
    find("weeks").parentNode.hidden = !find("weeks").firstChild;
    fillWith(find("list"), sorted.slice(0, drawn).map(item));
    find("more").hidden = sorted.length <= drawn;
    add.textContent = editing ? add.dataset.logChange : calledAdd;
    heading.textContent = editing ? heading.dataset.logEdit : calledNew;
    find("cancel").hidden = !editing;
    find("undo").hidden = !deleted;
    find("not-saved").hidden = saved;
  }
  // What is focused goes, so the focus moves to what comes next.
  function focusOn(element) {
    element.tabIndex = -1;
    element.focus();
  }
  function change(made, sentences) {
    deleted = null;
    notes = made;
    saved = false;
    find("have").hidden = true; // that file does not hold this
    draw();
    say(sentences);
  }
  function stopEditing() {
    editing = null;
    form.reset();
  }

  function edit(note) {
    if (isInTheWay()) return;
    editing = note;
    words.fields.forEach(function (field) { form.elements[field.id].value = note[field.id] || ""; });
    var further = form.querySelector("details");
    if (further) further.open = true; // nothing of it is out of sight
    draw();
    focusOn(heading);
  }
  function remove(note) {
    if (editing === note && isInTheWay()) return;
    if (editing === note) stopEditing();
    var before = notes;
    change(notes.filter(function (each) { return each !== note; }), [["deleted"]]);
    deleted = before;
    draw();
    find("undo").focus();
  }
  function undo() {
    change(deleted, [["restored"]]);
    focusOn(log.querySelector("#your-notes"));
  }
  function submit(event) {
    event.preventDefault();
    var note = written(), old = editing;
    if (isEmpty(note)) return say([["empty"]]);
    stopEditing();
    if (!old) return change(notes.concat([note]), [["added", { count: notes.length + 1 }]]);
    change(notes.map(function (each) { return each === old ? note : each; }), [["changed"]]);
  }
  function cancel() {
    stopEditing();
    draw();
    focusOn(heading);
  }
  function wipe() {
    stopEditing();
    notes = [];
    deleted = null;
    saved = weeks.checked = true;
    drawn = AT_ONCE;
    order.value = "oldest";
    status.textContent = "";
    incidentLogFiles.forget();
    draw();
  }
  function clear() {
    if ((notes.length || !isEmpty(written())) && !window.confirm(words.say.confirm_clear)) return;
    wipe();
    say([["cleared"]]);
    focusOn(heading);
  }
  function more() {
    var first = drawn;
    drawn += AT_ONCE;
    draw();
    find("list").children[first].querySelector("h3").focus();
  }
  // Paper shows all notes: before an older browser prints, and after, the list has to be drawn by hand.
  function drawAll(all) {
    drawn = all ? Infinity : AT_ONCE;
    draw();
  }
  function print() {
    if (isInTheWay()) return;
    drawAll(true);
    window.print();
  }

  form.addEventListener("submit", submit);
  find("cancel").addEventListener("click", cancel);
  find("undo").addEventListener("click", undo);
  find("more").addEventListener("click", more);
  find("print").addEventListener("click", print);
  find("clear").addEventListener("click", clear);
  order.addEventListener("change", draw);
  window.addEventListener("beforeprint", function () { drawAll(true); });
  window.addEventListener("afterprint", function () { drawAll(false); });

  // A press on a telephone number asks too, though it leads nowhere: nothing may stand before a call.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    calling = !!link && !/^(https?|file):$/.test(link.protocol);
    setTimeout(function () { calling = false; }, CALL);
  }, true);
  // The way out takes the form off the page first, and asks nothing.
  window.addEventListener("beforeunload", function (event) {
    if (calling || !log.isConnected || (saved && !isNotAdded())) return;
    event.preventDefault();
    event.returnValue = ""; // older browsers
  });
  // What the browser keeps for Back holds no notes.
  window.addEventListener("pagehide", wipe);

  incidentLogFiles.start({
    log: log,
    words: words,
    say: say,
    isInTheWay: isInTheWay,
    notes: function () { return show.sorted(notes, "oldest", words); },
    bring: function (read) {
      var there = {}, fresh = [], messages = read.problems.slice();
      notes.forEach(function (note) { there[key(note)] = (there[key(note)] || 0) + 1; });
      read.notes.forEach(function (note) {
        if (there[key(note)]) there[key(note)] -= 1; // as often as it is here already, and no oftener
        else fresh.push(note);
      });
      if (fresh.length < read.notes.length) messages.unshift(["same", { count: read.notes.length - fresh.length }]);
      if (!fresh.length) return say(messages);
      change(notes.concat(fresh), [["brought", { count: fresh.length }]].concat(messages));
    },
    saved: function () {
      saved = true;
      draw();
      focusOn(log.querySelector("#your-notes")); // the button that was pressed is gone
    }
  });
  wipe();
})();
