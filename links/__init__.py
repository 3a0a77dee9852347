"""Do the links of the built site still lead anywhere? Reads the built folder alone.

Two questions with two tempers: links inside the site are ours to keep and block a change
(`internal`); links to other sites break while nobody touches anything, so they are asked about on a
schedule and reported (`external`).

    collector    one page's HTML: its links, its anchors                          pure
    site         the folder: every page, every link resolved
    server       the folder on loopback, as a host would send it
    linkchecker  LinkChecker, in a process of its own      crawl    starts it
    internal     `python -m links internal`
    verdict      what an answer means: fine, failure, warning                     pure
    pace         one request per host per pause, and an end to all waiting
    guard        a host's addresses, without those that nobody outside can reach
    fetch        one request      answer    what the server said, in our words
    visit        one target: redirects, retries, HEAD then GET, the anchor
    external     `python -m links external`: every target, several hosts at a time
    report       since when a link is known to fail      markdown    for people   pure
    report_file  reports on disk
"""
