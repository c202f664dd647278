import Testing

import ForecastEvaluation
