import Foundation
import PlimsollCommands

exit(Plimsoll.main().rawValue)
