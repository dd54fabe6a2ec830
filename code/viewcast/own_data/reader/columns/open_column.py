"""Where it is open which column holds the number: the error, and when a zip has it."""

from viewcast.own_data.reader.errors import ChannelError


class OpenColumnError(ChannelError):
    """Several columns may be meant; the message names them and asks for one.

    views: whether it is open which of several columns are the views.
    """

    def __init__(self, text, views=False):
        super().__init__(text)
        self.views = views


def refuse_open(attempts, wanted):
    """Refuse a zip in which the views can't be told from YouTube's other metrics.

    The chart and the totals show one metric alone, whichever was drawn; the table shows
    more. A chart is one of views where its name says so, or nothing else is there.
    attempts: what came of each table, with its channel or error, the bytes of its first
    line (width), how many cells a row has; wanted: those that are known to be meant.
    """
    asked = [each for each in attempts if isinstance(each.error, OpenColumnError)]
    if wanted:  # only a second name of views stands against them
        asked = [each for each in asked if each.error.views]
    if asked:
        raise max(asked, key=lambda attempt: attempt.width).error
    if wanted or len(attempts) == 1:
        return
    read = {each.channel.title for each in attempts if each.channel}
    names = {title.rpartition(": ")[2] for title in read}
    if names and (len(names) > 1 or any(each.cells != 2 for each in attempts)):
        raise ChannelError(
            f"{', '.join(sorted(read))}: no name that is known to be that of views; "
            f'say which column is to be read, column="{min(names)}"'
        )
