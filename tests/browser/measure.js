/* What only the page itself can tell. Each measure returns lines that name what is wrong; none: all is
   well. Called from Python as `reader.measure(page, "stickingOut")`. */
({
  name(el) {
    return `${el.localName}${el.id && "#" + el.id} "${el.textContent.trim().slice(0, 40)}"`;
  },

  all(selector) {
    const shown = { visibilityProperty: true, opacityProperty: true };
    return [...document.querySelectorAll(selector)].filter((el) => el.checkVisibility(shown));
  },

  /* Wider than the window, or cut off by a box that hides what does not fit into it. */
  stickingOut() {
    const wrong = [];
    const window = document.documentElement.clientWidth;
    const page = document.scrollingElement.scrollWidth;
    if (page > window) wrong.push(`the page is ${page} wide, the window ${window}`);
    const hidden = ["hidden", "clip"];
    for (const el of this.all("body *")) {
      if (el.closest(".wm-hidden, .md-toggle, .md-search__overlay, svg")) continue;
      const { left, right } = el.getBoundingClientRect();
      const { overflowX, overflowY } = getComputedStyle(el);
      if (left < -1 || right > window + 1) wrong.push(`${this.name(el)}: from ${left} to ${right}`);
      if (hidden.includes(overflowX) && el.scrollWidth > el.clientWidth + 1)
        wrong.push(`${this.name(el)}: cut in width`);
      if (hidden.includes(overflowY) && el.scrollHeight > el.clientHeight + 1)
        wrong.push(`${this.name(el)}: cut in height`);
    }
    return wrong;
  },

  /* Controls under 44 pixels, numbers to ring under 44 in height, links under 24. A link inside a
     sentence is as high as its line. */
  smallTargets() {
    const controls = `button, summary, label, select, textarea, .wm-brand, .wm-nav a, .md-skip,
      input:not([type=radio], [type=checkbox]), .md-search__form, .md-search-result a`;
    const wrong = [];
    for (const el of this.all(`a[href], ${controls}`)) {
      const style = getComputedStyle(el);
      const { width, height } = el.getBoundingClientRect();
      if (el.matches(".md-search__overlay") || style.pointerEvents === "none") continue;
      const alone = el.parentElement.textContent.trim() === el.textContent.trim();
      if (style.display === "inline" && !alone) continue;
      const least = el.matches(controls) ? [44, 44] : el.matches(".wm-number") ? [24, 44] : [24, 24];
      if (width < least[0] || height < least[1])
        wrong.push(`${this.name(el)}: ${width} by ${height}, not ${least.join(" by ")}`);
    }
    return wrong;
  },

  /* Whatever runs, or would run when something changes. */
  moving() {
    const wrong = document.getAnimations().map((each) => `running: ${each.constructor.name}`);
    for (const el of document.querySelectorAll("*"))
      for (const part of ["", "::before", "::after"]) {
        const style = getComputedStyle(el, part);
        const times = `${style.transitionDuration}, ${style.animationDuration}`;
        if (/[1-9]/.test(times) || style.scrollBehavior === "smooth")
          wrong.push(`${this.name(el)}${part}: ${times} ${style.scrollBehavior}`);
      }
    return wrong;
  },

  /* Stops of Tab that show no ring, or lie under something when they have the focus. What shows the
     ring of a control that is out of sight is its label. Press a key first: browsers hide the ring
     of a focus that follows a click. */
  unseenFocus() {
    const wrong = [];
    const labels = { __drawer: ".wm-menu-button", __search: ".wm-search-button" };
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
    for (const el of stops) {
      if (el.tabIndex < 0 || !el.checkVisibility({ visibilityProperty: true })) continue;
      el.focus();
      if (document.activeElement !== el) wrong.push(`${this.name(el)}: takes no focus`);
      const label = labels[el.id] && document.querySelector(labels[el.id]);
      const shown = label || (el.type === "radio" ? el.closest("label") : el);
      const { outlineStyle, outlineWidth } = getComputedStyle(shown);
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2)
        wrong.push(`${this.name(el)}: outline ${outlineStyle} ${outlineWidth}`);
      const { x, y, width, height } = shown.getClientRects()[0];
      const seen = el.localName === "textarea" ? 44 : height; // browsers show the line that one writes in
      const top = document.elementFromPoint(x + width / 2, y + seen / 2);
      if (!top || !(shown.contains(top) || top.contains(shown)))
        wrong.push(`${this.name(el)}: under ${top ? this.name(top) : "the edge of the window"}`);
    }
    return wrong;
  },

  /* Controls that do nothing without a script, and are shown without one. */
  deadControls() {
    const controls = "button, input, select, textarea, label, [role=button], [tabindex='0']";
    const check = "[data-component=self-check]";
    const work = `[data-component=quiz] *, #__drawer, [for=__drawer],
      [data-component=services] :is(input, label),
      [data-component=safety-plan] :is(input, label, [type=reset]), ${check} :is(input, label, [type=reset])`;
    return this.all(controls)
      .filter((el) => !el.matches(work))
      .map((el) => this.name(el));
  },
})
