"""For developers: `python -m bot.migrations "what changed"` writes the next version file."""

import sys

from bot.migrations.versioning import revise

if __name__ == "__main__":
    revise(" ".join(sys.argv[1:]))
