"""A charity's own copy: the project's tree and a host's folder in, a project to build out.

Why a folder that the project never touches, and a step before the engine:

- **Updates merge.** A host writes only into its own folder (`ours/`, or any other named by HOST),
  and the project only outside of it. No line is changed by both, so a pull has no conflict.
- **The engine stays plain.** What comes out is a project like any other: an `mkdocs.yml` that
  inherits ours, `docs/`, `data/` and `macros/`. There is no hook and no plugin for hosts, so every
  engine that builds the project builds a host's copy.
- **The checks stay whole.** The copy is read and checked as the project itself is, before anything
  is built; a strict build then follows every link of it. A problem is named by the host's own file.
- **Without a host's folder nothing happens**: `mkdocs build --strict` alone is the complete site.

`settings` is the schema of host.yml, and `confirmed` has that of confirmed.yml; `invented` finds
what is still an example's; `colours`, `logo`, `links`, `pages`, `privacy` and `configuration` are
pure; `copy` reads and writes. Nothing here runs while pages are built.
"""
