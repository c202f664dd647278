import Testing

import ModelExchange
