import Testing

import VolatilityModels
