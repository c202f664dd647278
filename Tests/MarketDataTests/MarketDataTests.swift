import Testing

import MarketData
