import Testing

import LinearAlgebra
