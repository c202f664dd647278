import PlimsollCommands

Plimsoll.main()
