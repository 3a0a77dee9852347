/* Puts a question as search understands it. Material asks for every word as the beginning of one, the words
   of a question included: "am i" then finds whatever begins with them, first of all. Here words that say
   nothing are left out, and those that stand on nearly every page count for little. A word that stands
   nowhere is looked for with a letter wrong. Words that data/search-words.yml has side by side are looked
   for together as well, and two that the site writes as one ("air tag"). What stands in the field stays. */
(function () {
  "use strict";
  if (!window.Worker) return;
  // What counts for how much: a word as it is, words side by side on top of each of them, a word with one
  // letter wrong or two, and one that only begins alike.
  var WHOLE = 50, TOGETHER = 25, ALIKE = 25, DISTANT = 5, BEGINNING = 2, WEAK = 1;
  var SHORTEST = { beginning: 4, alike: 5, distant: 8 }; // letters; what is shorter is like too much
  var MOST = 5; // words side by side
  var drop = [], weak = [], known = Object.create(null);

  function learn(text) {
    text = text.toLowerCase().replace(/<[^>]+>/g, " ").replace(/['’]/g, "");
    (text.match(/[a-zà-ÿ0-9_]+/g) || []).forEach(function (word) { known[word] = true; });
  }
  function tells(word) { return drop.indexOf(word) < 0; }

  // "watched" and "watching" begin with "watch", "stopped" with "stop".
  function beginning(word) {
    var cut = word.replace(/(ings?|ied|ies|ed|es|s)$/, "");
    if (!known[cut]) cut = cut.replace(/(.)\1$/, "$1");
    return cut.length < SHORTEST.beginning ? word : cut;
  }
  function forms(word) {
    if (!/^[a-zà-ÿ0-9]+$/.test(word)) return word; // other scripts: as Material has it
    if (weak.indexOf(word) >= 0) return word + "^" + WEAK;
    var asked = [word + "^" + WHOLE], begins = beginning(word);
    if (begins.length >= SHORTEST.beginning) asked.push(begins + "*^" + BEGINNING);
    if (!known[word] && word.length >= SHORTEST.alike) asked.push(word + "~1^" + ALIKE);
    if (!known[word] && word.length >= SHORTEST.distant) asked.push(word + "~2^" + DISTANT);
    return asked.join(" ");
  }
  // Some words say nothing each, and something together: "what can i do".
  function together(words) {
    var found = [];
    words.forEach(function (_word, at) {
      for (var end = at + 2; end <= Math.min(at + MOST, words.length); end += 1) {
        var side = words.slice(at, end), one = side.join("");
        if (known[side.join("_")]) found.push(side.join("_") + "^" + TOGETHER);
        if (side.length === 2 && side.every(tells) && known[one]) found.push(forms(one));
      }
    });
    return found;
  }
  function put(question) {
    var plain = question.toLowerCase().replace(/['’]/g, "").replace(/[?!.,;:"“”()[\]/*+~^_-]+/g, " ");
    var words = plain.split(/\s+/).filter(Boolean);
    var asked = together(words).concat(words.filter(tells).map(forms));
    return (asked.length ? asked : words.map(forms)).join(" ");
  }

  // The index carries the two lists and all words; what is typed follows. Other messages pass as they are.
  var post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (message && message.type === 0 && message.data.config) {
      drop = message.data.config.drop || drop;
      weak = message.data.config.weak || weak;
      (message.data.docs || []).forEach(function (doc) {
        learn([doc.title, doc.text].concat(doc.tags || []).join(" "));
      });
    }
    if (message && message.type === 2) message = { type: 2, data: put(message.data) };
    return post.call(this, message);
  };
})();
