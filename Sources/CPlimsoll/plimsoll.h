/* Plimsoll for C, and for every language that can call C: load models, forecast, predict, size positions.
 *
 * Link with libPlimsollC. Rules that hold for all functions:
 *
 * Status. A function returns a plimsoll_status, PLIMSOLL_OK (0) when it has done its work. Otherwise it has written
 * nothing but `*needed` (see below) and the message: whatever the arguments are, an error is returned and never raised.
 * What no library can find out is the caller's to get right: a pointer that is not NULL points to as many elements as
 * its count says, and a text ends with a zero byte.
 *
 * Messages. The last argument, `error`, may be NULL. Otherwise the structure is filled at every call: the status and a
 * sentence in UTF-8 that says what is wrong and what was expected, empty when all is well. There is no last error kept
 * anywhere, so that threads can't take each other's.
 *
 * Handles. Models, bars and policies are known by numbers. The library looks a number up at each call: one that was
 * freed, that was never given, or that is of something else, 0 among them, is PLIMSOLL_INVALID_HANDLE. Whoever made a
 * handle frees it with plimsoll_free. What a handle stands for never changes.
 *
 * Results. Numbers and texts are written to memory of the caller: the library gives none away that would have to be
 * freed. `capacity` is the number of elements (of a text: bytes, its zero byte included) that the memory has room for.
 * Where `needed` is not NULL it gets the number that the result has, whether there is room or not. With too little room
 * the status is PLIMSOLL_BUFFER_TOO_SMALL; to ask for the size, pass NULL and 0. Results may overlap the data that they
 * are made of.
 *
 * Counts and sizes. No array may have more than PLIMSOLL_MAXIMUM_COUNT elements, and no product of two counts may be
 * more. Arrays of numbers are aligned as the C compiler aligns them.
 *
 * Texts are UTF-8.
 *
 * Threads. All functions may be called from all threads at any time, with the same handles too; freeing a handle while
 * another thread works with it is safe: that call ends as if nothing had happened. A call computes on the thread that
 * makes it and starts no other; an OpenBLAS that the process shares is set to one thread. After fork(), the child must
 * not go on with a library that other threads of the parent were calling.
 *
 * Units. Models of returns are in the unit of the returns that they were fitted to, percent or fractions
 * (plimsoll_model_unit), and variances in its square; models of whole markets are of log returns as fractions.
 * Time stamps are microseconds since 1970-01-01T00:00:00Z, of the start of a bar, within ±2^53 (the years 1685 to 2255).
 */
#ifndef PLIMSOLL_H
#define PLIMSOLL_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface: it changes where a program that was compiled before would not work any more. */
#define PLIMSOLL_INTERFACE_VERSION 1
/* The largest number of elements of an array: 2^28. */
#define PLIMSOLL_MAXIMUM_COUNT 268435456
/* The largest number of periods ahead. */
#define PLIMSOLL_MAXIMUM_HORIZON 10000
/* The number of bytes of a message, with its zero byte; longer ones are cut. */
#define PLIMSOLL_MESSAGE_SIZE 1020

/* How a call ended: one of the numbers below. */
typedef int32_t plimsoll_status;

enum {
  PLIMSOLL_OK = 0,
  /* A pointer is NULL where it must not be. */
  PLIMSOLL_NULL_POINTER = 1,
  /* A number is outside of its range, a text is not UTF-8 or names nothing, an array is not aligned. */
  PLIMSOLL_INVALID_ARGUMENT = 2,
  /* The handle was freed, was never given, or is of something else. */
  PLIMSOLL_INVALID_HANDLE = 3,
  /* The memory for the result is too small; `*needed` says how much it takes. */
  PLIMSOLL_BUFFER_TOO_SMALL = 4,
  /* There is no such file. */
  PLIMSOLL_FILE_NOT_FOUND = 5,
  /* The file could not be read. */
  PLIMSOLL_FILE_UNREADABLE = 6,
  /* The bytes are no model, a damaged one, or one of a newer version. */
  PLIMSOLL_INVALID_MODEL = 7,
  /* The data can't be what they are, are too few, or lack what the model or policy needs. */
  PLIMSOLL_INVALID_DATA = 8,
  /* The function is not for models of this kind. */
  PLIMSOLL_NOT_APPLICABLE = 9
};

/* How a call ended, with a message that ends with a zero byte. */
typedef struct plimsoll_error {
  plimsoll_status status;
  char message[PLIMSOLL_MESSAGE_SIZE];
} plimsoll_error;

/* A model that was loaded, by its handle. */
typedef uint64_t plimsoll_model;
/* The bars of a market, by their handle. */
typedef uint64_t plimsoll_bars;
/* A policy of sizes, by its handle. */
typedef uint64_t plimsoll_policy;

/* A column of numbers beside returns, variances or bars. */
typedef struct plimsoll_column {
  /* Its name, by which models ask for it. */
  const char *name;
  /* Its values, one for each return, variance or bar. */
  const double *values;
  /* How many there are. */
  size_t count;
} plimsoll_column;

/* ---------------------------------------------------------------------------------------------------- the library */

/* The version of Plimsoll, such as "0.1.0": a text that stays where it is as long as the library is loaded. */
const char *plimsoll_version(void);

/* The PLIMSOLL_INTERFACE_VERSION that the library was compiled with. */
int32_t plimsoll_interface_version(void);

/* Frees what a handle stands for: a model, bars or a policy.
 *
 * Errors: PLIMSOLL_INVALID_HANDLE, also at the second time. */
plimsoll_status plimsoll_free(uint64_t handle, plimsoll_error *error);

/* ----------------------------------------------------------------------------------------------------------- models */

/* Loads a model file, as `plimsoll train` writes it.
 *
 * path: the name of a regular file.
 * model: where the handle goes.
 * Errors: PLIMSOLL_FILE_NOT_FOUND, PLIMSOLL_FILE_UNREADABLE, PLIMSOLL_INVALID_MODEL. */
plimsoll_status plimsoll_model_load(const char *path, plimsoll_model *model, plimsoll_error *error);

/* Loads a model from the bytes of its file, which may be freed afterwards.
 *
 * Errors: PLIMSOLL_INVALID_MODEL. */
plimsoll_status plimsoll_model_load_bytes(
    const void *bytes, size_t count, plimsoll_model *model, plimsoll_error *error);

/* The kind of the model: garch, egarch, ewma, riskmetrics2006 (of returns: plimsoll_forecast_returns), har (of measured
 * variances: plimsoll_forecast_variances), lstm, trees (of whole markets: plimsoll_forecast_bars), regimes
 * (plimsoll_regimes), and kinds of rows of numbers (plimsoll_predict). */
plimsoll_status plimsoll_model_kind(
    plimsoll_model model, char *text, size_t capacity, size_t *needed, plimsoll_error *error);

/* The unit of the returns that the model, or the variances that it is of, belong to: percent or fraction.
 *
 * Errors: PLIMSOLL_NOT_APPLICABLE for models that are not of returns or variances: of rows, and of regimes. */
plimsoll_status plimsoll_model_unit(
    plimsoll_model model, char *text, size_t capacity, size_t *needed, plimsoll_error *error);

/* Which names plimsoll_model_name tells. */
enum {
  /* The columns that the model reads beside returns, variances or prices, volume among them; of a model of rows, the
   * columns of a row. */
  PLIMSOLL_INPUT_NAMES = 0,
  /* What the numbers of a result are called: the regimes or classes in the order of their probabilities. */
  PLIMSOLL_OUTPUT_NAMES = 1,
  /* The markets that the model learned from, which it may know apart. */
  PLIMSOLL_MARKET_NAMES = 2
};

/* The number of names, which may be 0.
 *
 * list: one of PLIMSOLL_INPUT_NAMES, PLIMSOLL_OUTPUT_NAMES, PLIMSOLL_MARKET_NAMES. */
plimsoll_status plimsoll_model_name_count(plimsoll_model model, int32_t list, size_t *count, plimsoll_error *error);

/* The name at a position, which is less than the number of names. */
plimsoll_status plimsoll_model_name(
    plimsoll_model model, int32_t list, size_t index, char *text, size_t capacity, size_t *needed,
    plimsoll_error *error);

/* The numbers of periods that the model forecasts, increasing; none where it forecasts any, and of models without
 * forecasts. */
plimsoll_status plimsoll_model_horizons(
    plimsoll_model model, int64_t *horizons, size_t capacity, size_t *needed, plimsoll_error *error);

/* The length of the bars that a model of whole markets was trained on, in microseconds: it is applied to such only.
 *
 * Errors: PLIMSOLL_NOT_APPLICABLE. */
plimsoll_status plimsoll_model_bar_length(plimsoll_model model, int64_t *microseconds, plimsoll_error *error);

/* ------------------------------------------------------------------------------ models of returns: the GARCH family */

/* The variances of the `horizon` periods after the last return, with the parameters as they are.
 *
 * returns: `count` returns, oldest first, in the unit of the model.
 * columns: `column_count` regressors (PLIMSOLL_INPUT_NAMES), with a value for each return; NULL where there are none.
 *   In the forecast they stay as they stood at the last return.
 * horizon: 1 to PLIMSOLL_MAXIMUM_HORIZON.
 * variances: as many as `horizon`, each of one period, in the squared unit of the model.
 * Errors: PLIMSOLL_NOT_APPLICABLE for a model of another kind; PLIMSOLL_INVALID_DATA for returns that are not finite,
 *   too few or without a variance; PLIMSOLL_INVALID_ARGUMENT for a column that the model does not read. */
plimsoll_status plimsoll_forecast_returns(
    plimsoll_model model, const double *returns, size_t count, const plimsoll_column *columns, size_t column_count,
    size_t horizon, double *variances, size_t capacity, size_t *needed, plimsoll_error *error);

/* The conditional variance of each return, known the period before it but for what the variance starts from, which is
 * taken from all returns.
 *
 * variances: as many as returns, in the squared unit of the model; one fewer with an autoregressive mean, under which
 *   the first return has none. Room for `count` is always enough, and is asked for before anything is computed.
 * The other arguments and errors are those of plimsoll_forecast_returns. */
plimsoll_status plimsoll_variance_path(
    plimsoll_model model, const double *returns, size_t count, const plimsoll_column *columns, size_t column_count,
    double *variances, size_t capacity, size_t *needed, plimsoll_error *error);

/* ---------------------------------------------------------------------------------- models of measured variances: HAR */

/* The forecast after the last of the variances.
 *
 * variances: `count` variances, oldest first, not negative, in the squared unit of the model.
 * timestamps: one for each, increasing; NULL unless the model has seasons.
 * columns: `column_count` covariates (PLIMSOLL_INPUT_NAMES), with a value for each variance.
 * horizon: 0 for what the model was fitted to, the mean variance of its periods (plimsoll_model_horizons), one number;
 *   1 to PLIMSOLL_MAXIMUM_HORIZON for the variance of each of so many periods, of a model of one period that has no
 *   covariates and seasons.
 * forecasts: 1 number or as many as `horizon`, in the squared unit of the model.
 * Errors: PLIMSOLL_NOT_APPLICABLE for a model of another kind; PLIMSOLL_INVALID_DATA for variances that are none or too
 *   few, and for a horizon that the model does not have; PLIMSOLL_INVALID_ARGUMENT for a column that the model does not
 *   read. */
plimsoll_status plimsoll_forecast_variances(
    plimsoll_model model, const double *variances, size_t count, const int64_t *timestamps,
    const plimsoll_column *columns, size_t column_count, size_t horizon, double *forecasts, size_t capacity,
    size_t *needed, plimsoll_error *error);

/* ----------------------------------------------------------------------------------------- models of whole markets */

/* What bars are made of. Begin with all bytes zero and set what there is. */
typedef struct plimsoll_bar_arrays {
  /* sizeof(plimsoll_bar_arrays), by which the library knows the layout. */
  size_t structure_size;
  /* The name of the market, as models may know it: without a colon, comma or space; NULL for "market". */
  const char *market;
  /* The number of bars, 2 at least. */
  size_t count;
  /* The start of each bar, increasing. */
  const int64_t *timestamps;
  /* Prices, positive and finite; all but `close` may be NULL. */
  const double *open;
  const double *high;
  const double *low;
  const double *close;
  /* What was traded, not negative; may be NULL. */
  const double *volume;
  /* Further columns (PLIMSOLL_INPUT_NAMES) with a value for each bar, not a number where there is none; or NULL. */
  const plimsoll_column *columns;
  size_t column_count;
  /* Other markets, whose bars the features of the model look at; or NULL. */
  const plimsoll_bars *beside;
  size_t beside_count;
} plimsoll_bar_arrays;

/* Makes bars from arrays, which are copied.
 *
 * bars: where the handle goes.
 * Bars that contradict themselves, such as a low above the high, are taken: only a function that reads features of highs
 * and lows from them refuses them, and names the first.
 * Errors: PLIMSOLL_INVALID_DATA for prices that are none, time stamps that don't increase, bars of several lengths. */
plimsoll_status plimsoll_bars_new(const plimsoll_bar_arrays *arrays, plimsoll_bars *bars, plimsoll_error *error);

/* The forecasts of a model of kind lstm or trees at the close of the last bars.
 *
 * last: the number of bars, from the end, at whose close forecasts are made: 1 for the newest alone.
 * variances: last x horizons, row by row, oldest first: for each horizon h of plimsoll_model_horizons the variance of the
 *   log return over the next h bars together, of returns as fractions; not a number where too little was known before
 *   the bar. For the volatility of a bar take the square root of the number divided by h.
 * Errors: PLIMSOLL_NOT_APPLICABLE for a model of another kind; PLIMSOLL_INVALID_DATA for bars of another length than the
 *   model was trained on, too few bars, and bars that lack what a feature is made of. */
plimsoll_status plimsoll_forecast_bars(
    plimsoll_model model, plimsoll_bars bars, size_t last, double *variances, size_t capacity, size_t *needed,
    plimsoll_error *error);

/* What a model of kind regimes tells at the close of the last bars.
 *
 * last: the number of bars, from the end.
 * minimum_stay: the number of bars in a row for which a new regime has to be the most probable before it is adopted,
 *   1 to 100000.
 * probabilities: last x regimes, row by row, oldest first, in the order of PLIMSOLL_OUTPUT_NAMES; not a number where
 *   too little was known before the bar. May be NULL with a `capacity` of 0 where `regimes` is not.
 * regimes: the number of the regime of each of the last bars, -1 where there is none; room for `last`. May be NULL.
 * Errors: as plimsoll_forecast_bars. */
plimsoll_status plimsoll_regimes(
    plimsoll_model model, plimsoll_bars bars, size_t last, size_t minimum_stay, double *probabilities, size_t capacity,
    size_t *needed, int32_t *regimes, size_t regime_capacity, plimsoll_error *error);

/* -------------------------------------------------------------------------------------------------- models of rows */

/* The predictions of a model of rows: a plain ensemble of trees, or a plain network.
 *
 * rows: row_count x column_count numbers, row by row, rounded to single precision, in which such models read. Of trees,
 *   columns are PLIMSOLL_INPUT_NAMES, and not a number is a missing value. Of a network, a row is a window: its steps one
 *   after another, oldest first, each with all inputs, all of them finite.
 * predictions: row by row one number, or the probabilities of PLIMSOLL_OUTPUT_NAMES, or the outputs of the network.
 * Errors: PLIMSOLL_NOT_APPLICABLE for a model of another kind; PLIMSOLL_INVALID_DATA for another number of columns than
 *   the model reads, and for a window with a number that is not finite. */
plimsoll_status plimsoll_predict(
    plimsoll_model model, const double *rows, size_t row_count, size_t column_count, double *predictions,
    size_t capacity, size_t *needed, plimsoll_error *error);

/* The same of rows in single precision. */
plimsoll_status plimsoll_predict_float(
    plimsoll_model model, const float *rows, size_t row_count, size_t column_count, double *predictions,
    size_t capacity, size_t *needed, plimsoll_error *error);

/* ------------------------------------------------------------------------------------------------------------ sizes */

/* What is known at a decision. plimsoll_sizing_inputs_clear makes all unknown: numbers are not a number, pointers NULL.
 * Fractions are fractions: 0.02 is two percent. */
typedef struct plimsoll_sizing_inputs {
  /* sizeof(plimsoll_sizing_inputs), by which the library knows the layout. */
  size_t structure_size;
  /* The odds of the trade; all three or none: how often it wins, from 0 to 1; what it wins and what it loses at its
   * stop, as fractions of the position's size. */
  double win_rate;
  double average_win;
  double average_loss;
  /* The number of trades that they were estimated from, whole. */
  double trade_count;
  /* A lower bound of the Kelly fraction, from 0 to 1, as the policy lower-bound takes it. */
  double kelly_lower_bound;
  /* The Sharpe ratio of the strategy, annualised, and the years that it rests on; both or none. */
  double sharpe_ratio;
  double sharpe_years;
  /* The expected return of a year. */
  double expected_return;
  /* The distance of the stop as a fraction of the price; where it is unknown, the average loss. */
  double stop_distance;
  /* The forecast volatility of a bar, its mean over the last days in the same unit, the rank of the forecast among those
   * before it from 0 to 100, and whether it is an alert (0 or 1). */
  double forecast_volatility;
  double mean_volatility;
  double volatility_score;
  double volatility_alert;
  /* What the forecast is multiplied with to be the volatility of a year as a fraction: the root of the number of bars in
   * a year, over 100 where the forecast is in percent. */
  double annualization;
  /* The confidence in the signal, from 0 to 1. */
  double confidence;
  /* The number of time frames whose signals agree, whole. */
  double agreement;
  /* The correlation with what is held, from -1 to 1. */
  double correlation;
  /* The number of losses in a row before the decision, whole. */
  double consecutive_losses;
  /* The name of the regime; NULL where it is not known. */
  const char *regime;
  /* The names of the regimes and the probability of each, with a sum of one; NULL where only the regime is known. */
  const char *const *regime_names;
  const double *regime_probabilities;
  size_t regime_count;
} plimsoll_sizing_inputs;

/* A size; all three are not a number where there is none, which is not a size of 0: what it would be made of is not known. */
typedef struct plimsoll_position {
  /* The fraction of the capital that is lost at the stop; not a number where the distance of the stop is unknown. */
  double risk_fraction;
  /* The size as a fraction of the capital. */
  double notional_fraction;
  /* The size as a multiple of the capital. */
  double leverage;
} plimsoll_position;

/* Makes all inputs unknown and sets the size of the structure. */
plimsoll_status plimsoll_sizing_inputs_clear(plimsoll_sizing_inputs *inputs, plimsoll_error *error);

/* Makes a policy.
 *
 * text: the name of one (full-kelly, half-kelly, regime-aware, volatility-target, eight-layers, confidence,
 *   estimation-error, lower-bound), or the JSON of a file for `plimsoll size --policy`.
 * policy: where the handle goes.
 * Errors: PLIMSOLL_INVALID_ARGUMENT, with the place in the JSON. */
plimsoll_status plimsoll_policy_new(const char *text, plimsoll_policy *policy, plimsoll_error *error);

/* Sizes a position.
 *
 * A regime or a volatility that is unknown sizes by the entry of the policy's table for a crisis, where the policy goes
 * by them; other inputs that the policy needs have to be known.
 *
 * Errors: PLIMSOLL_INVALID_DATA for an input that can't be what it is, and where one is missing, with its name. */
plimsoll_status plimsoll_size(
    plimsoll_policy policy, const plimsoll_sizing_inputs *inputs, plimsoll_position *position, plimsoll_error *error);

/* Why the size is what it is: a sentence on each line.
 *
 * Errors: those of plimsoll_size. */
plimsoll_status plimsoll_size_explanation(
    plimsoll_policy policy, const plimsoll_sizing_inputs *inputs, char *text, size_t capacity, size_t *needed,
    plimsoll_error *error);

#ifdef __cplusplus
}
#endif

#endif
