"""Trains small models with older versions of LightGBM and XGBoost, whose files differ from those of newer ones.

Usage: python older_models.py, with what models.py needs, and pandas; the files are of the same kind. Made with LightGBM
3.3.5, which writes the form v3, XGBoost 2.1.4, NumPy 1.26.4.
"""

import lightgbm
import xgboost

from models import extreme, light


def main():
    if not lightgbm.__version__.startswith("3.") or not xgboost.__version__.startswith("2."):
        raise SystemExit("The models are of LightGBM 3 and XGBoost 2.")
    light("3-regression", objective="regression", meaning=5.0)
    light("3-quantile", objective="quantile", alpha=0.7)
    light("3-binary", 2, objective="binary")
    light("3-three-classes", 3, objective="multiclass", num_class=3, rounds=3)
    light("3-forest", objective="regression", boosting="rf", bagging_freq=1, bagging_fraction=0.6)
    extreme("2-regression", objective="reg:squarederror")
    extreme("2-quantile", objective="reg:quantileerror", quantile_alpha=0.7)
    extreme("2-binary", 2, objective="binary:logistic", names=False)
    extreme("2-three-classes", 3, objective="multi:softprob", num_class=3, rounds=2, max_depth=2)
    extreme("2-dart", objective="reg:squarederror", booster="dart", rate_drop=0.5)


if __name__ == "__main__":
    main()
