/* Puts a question as search understands it. Material asks for every word as the beginning of one, the words
   of a question included: "am i" then finds whatever begins with them, first of all. Here words that say
   nothing are left out, those that stand on nearly every page count for little, and each other word is
   looked for as it is, with one letter wrong, and as a beginning. What stands in the field stays as it is. */
(function () {
  "use strict";
  if (!window.Worker) return;
  var WHOLE = 50, ALIKE = 5; // what a word counts for as it is, and with a letter wrong or more at its end
  var SHORTEST = { alike: 5, beginning: 4 }; // letters; what is shorter is like too much
  var drop = [], weak = [];

  function forms(word) {
    if (!/^[a-zà-ÿ0-9]+$/.test(word)) return word; // other scripts: as Material has it
    if (weak.indexOf(word) >= 0) return word + "^1";
    var asked = [word + "^" + WHOLE];
    if (word.length >= SHORTEST.alike) asked.push(word + "~1^" + ALIKE);
    if (word.length >= SHORTEST.beginning) asked.push(word + "*^" + ALIKE);
    return asked.join(" ");
  }
  function put(question) {
    var plain = question.toLowerCase().replace(/['’]/g, "").replace(/[?!.,;:"“”()[\]/*+~^-]+/g, " ");
    var words = plain.split(/\s+/).filter(Boolean);
    var telling = words.filter(function (word) { return drop.indexOf(word) < 0; });
    return (telling.length ? telling : words).map(forms).join(" ");
  }

  // The index carries the two lists; what is typed follows. Other messages pass as they are.
  var post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (message && message.type === 0 && message.data.config) {
      drop = message.data.config.drop || drop;
      weak = message.data.config.weak || weak;
    }
    if (message && message.type === 2) message = { type: 2, data: put(message.data) };
    return post.call(this, message);
  };
})();
