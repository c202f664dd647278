# The package tseries, kept running. Says its versions, then a line "FILE REPEATS" in, a line
# "SECONDS OMEGA ALPHA BETA" out.
# FILE holds returns as doubles of 64 bits, little-endian. SECONDS is the processor time of one fit.
suppressMessages(library(tseries))

cat(format(getRversion()), format(packageVersion("tseries")), "\n")
input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  words <- strsplit(line, " ", fixed = TRUE)[[1]]
  file <- paste(head(words, -1), collapse = " ")
  repeats <- as.integer(tail(words, 1))
  returns <- readBin(file, "double", file.size(file) / 8, endian = "little")
  # tseries has no mean.
  returns <- returns - mean(returns)
  time <- system.time(
    for (i in seq_len(repeats)) fit <- garch(returns, order = c(1, 1), trace = FALSE),
    gcFirst = FALSE)
  seconds <- (time[["user.self"]] + time[["sys.self"]]) / repeats
  cat(format(c(seconds, coef(fit)), digits = 17), "\n")
}
