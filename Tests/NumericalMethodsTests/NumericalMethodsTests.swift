import Testing

import NumericalMethods
