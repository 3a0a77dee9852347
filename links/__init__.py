"""Do the links of the built site still lead anywhere? Reads the built folder alone.

Two questions with two tempers: links inside the site are ours to keep and block a change
(`internal`); links to other sites break while nobody touches anything, so they are asked about on a
schedule and reported (`external`).

    collector    one page's HTML: its links, its anchors                          pure
    site         the folder: every page, every link resolved
    server       the folder on loopback, as a host would send it
    linkchecker  LinkChecker, in a process of its own      crawl    starts it
    internal     `python -m links internal`
    verdict      what an answer means: fine, warning, failure                     pure
    pace         one request per host per pause, within a total time
    fetch        one request; never to a private address
    visit        one target: redirects, retries, HEAD then GET, the anchor
    external     `python -m links external`
    report       since when a link is known to fail; JSON      markdown   the same for people
"""
