/* Loads a model of returns, forecasts three periods after made-up returns, and sizes a position. With libPlimsollC in a
 * folder LIB:
 *
 *     clang -std=c11 -I Sources/CPlimsoll forecast.c LIB/libPlimsollC.so -Wl,-rpath,LIB -o forecast
 *     ./forecast models/wti-garch-t.safetensors
 */
#include <plimsoll.h>
#include <stdio.h>

enum { RETURNS = 50, PERIODS = 3 };

static int failed(const plimsoll_error *error) {
  fprintf(stderr, "error %d: %s\n", (int)error->status, error->message);
  return 1;
}

static int size(void) {
  plimsoll_error error;
  plimsoll_policy policy;
  plimsoll_sizing_inputs inputs;
  plimsoll_position position;
  char text[1024];
  plimsoll_sizing_inputs_clear(&inputs, NULL);
  inputs.win_rate = 0.55;
  inputs.average_win = 0.02;
  inputs.average_loss = 0.015;
  if (plimsoll_policy_new("half-kelly", &policy, &error) != PLIMSOLL_OK) return failed(&error);
  if (plimsoll_size(policy, &inputs, &position, &error) != PLIMSOLL_OK ||
      plimsoll_size_explanation(policy, &inputs, text, sizeof text, NULL, &error) != PLIMSOLL_OK) {
    plimsoll_free(policy, NULL);
    return failed(&error);
  }
  printf("risk %g\n%s\n", position.risk_fraction, text);
  return plimsoll_free(policy, &error) == PLIMSOLL_OK ? 0 : failed(&error);
}

int main(int count, char **arguments) {
  plimsoll_error error;
  plimsoll_model model;
  char kind[32], unit[32];
  double returns[RETURNS], variances[PERIODS];
  for (int day = 0; day < RETURNS; day++) returns[day] = (day * 37 % 19 - 9) / 10.0;
  if (plimsoll_model_load(count > 1 ? arguments[1] : "", &model, &error) != PLIMSOLL_OK) return failed(&error);
  if (plimsoll_model_kind(model, kind, sizeof kind, NULL, &error) != PLIMSOLL_OK ||
      plimsoll_model_unit(model, unit, sizeof unit, NULL, &error) != PLIMSOLL_OK ||
      plimsoll_forecast_returns(
          model, returns, RETURNS, NULL, 0, PERIODS, variances, PERIODS, NULL, &error) != PLIMSOLL_OK) {
    plimsoll_free(model, NULL);
    return failed(&error);
  }
  printf("%s in %s\n", kind, unit);
  for (int step = 0; step < PERIODS; step++) printf("%d %.17g\n", step + 1, variances[step]);
  if (plimsoll_free(model, &error) != PLIMSOLL_OK) return failed(&error);
  return size();
}
