// Calls a function of a C interface many times, so that no interpreter is between the calls. Arguments that a function does
// not have are ignored by it.
typedef void *(*Function)(void *, void *, void *, void *, void *, void *, void *, void *);

void repeat(long count, Function function, void *arguments[2][8]) {
  for (long i = 0; i < count; i++) {
    void **a = arguments[i & 1];
    function(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]);
  }
}
