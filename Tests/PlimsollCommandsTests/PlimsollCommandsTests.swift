import Testing

import PlimsollCommands
