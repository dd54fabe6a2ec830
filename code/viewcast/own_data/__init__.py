"""A reader's own channel: a file in, a `Channel` and then a `Story` about it out.

`reader` reads what YouTube Studio exports, or any file of a day and a number, as a
`channel`; `evaluation` tells the course's story on it; requirements says how long a log
must be.
The chapter *Your own channel* calls them; `training` reads files with the same reader.
`js/` is the part of both that its page can do alone: the strictest files, and the story
on them, number by number and word by word, whose networks it trains with what
`viewcast.live` trains with; `builder.site` puts it in.
"""
