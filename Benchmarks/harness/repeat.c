// Calls a function of a C interface many times, so that no interpreter is between the calls. Arguments that a function does
// not have are ignored by it.
typedef void *(*Function)(void *, void *, void *, void *, void *, void *, void *, void *);

void repeat(long count, Function function, void *arguments[2][8]) {
  for (long i = 0; i < count; i++) {
    void **a = arguments[i & 1];
    function(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]);
  }
}

// Calls a function for one row after the other, `count` times for all of them. Argument `input` is the address of the row's
// features, argument `output` that of its results.
void repeat_rows(long count, Function function, void *arguments[8], long rows, long input, long input_bytes, long output,
                 long output_bytes) {
  for (long i = 0; i < count; i++) {
    void *a[8];
    for (int k = 0; k < 8; k++) a[k] = arguments[k];
    for (long row = 0; row < rows; row++) {
      function(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]);
      a[input] = (char *)a[input] + input_bytes;
      a[output] = (char *)a[output] + output_bytes;
    }
  }
}
