@_exported public import ForecastEvaluation
@_exported public import LinearAlgebra
@_exported public import MarketData
@_exported public import MarketSimulation
@_exported public import ModelExchange
@_exported public import NumericalMethods
@_exported public import VolatilityModels
