"""Ways of writing numbers, dates and tables that come from spreadsheets, other countries and pasted files."""

import gzip

from csv_case import add

DAYS = ["2024-01-29", "2024-01-30", "2024-01-31"]
CLOSES = [50.5, 51.25, 50.75]


def dated(*texts, header="date,close"):
    """A small table with these dates and always the same three closes."""
    return header + "\n" + "".join(f"{text},{close}\n" for text, close in zip(texts, CLOSES))


# Tables

add("excel_sep_line.csv", "Excel: the first line names the delimiter; decimal commas", """\
sep=;
Date;Open;High;Low;Close;Volume
29.01.2024;50,0;50,75;49,5;50,5;1000
30.01.2024;50,5;51,5;50,25;51,25;1200
31.01.2024;51,25;51,25;50,5;50,75;900
""".replace("\n", "\r\n"), DAYS, CLOSES, delimiter=";", header=True)
add("excel_semicolons_with_blanks.csv", "decimal commas, blanks for thousands", """\
Date;Close;Volume
29.01.2024;4 225,50;1 000 000
30.01.2024;4 300,25;1 200 500
31.01.2024;4 275,75;900 250
""", DAYS, [4225.5, 4300.25, 4275.75], values={"volume": [1000000.0, 1200500.0, 900250.0]}, delimiter=";")
add("no_break_spaces.csv", "French: no-break and narrow no-break spaces for thousands", """\
Date;Clôture;Volume
29/01/2024;4\u00a0225,50;1\u202f000\u202f000
30/01/2024;4\u00a0300,25;1\u202f200\u202f500
31/01/2024;4\u00a0275,75;900\u202f250
""", DAYS, [4225.5, 4300.25, 4275.75], delimiter=";")
add("trailing_delimiter.csv", "a comma at the end of every row but not of the header", """\
Date,Open,High,Low,Close,Volume
2024-01-29,50.0,50.75,49.5,50.5,1000,
2024-01-30,50.5,51.5,50.25,51.25,1200,
2024-01-31,51.25,51.25,50.5,50.75,900,
""", DAYS, CLOSES, values={"volume": [1000.0, 1200.0, 900.0]}, columns={"timestamp": "Date", "close": "Close"})
add("footer_total.csv", "a line of totals below the table", """\
Date,Close,Volume
2024-01-29,50.5,1000
2024-01-30,51.25,1200
2024-01-31,50.75,900
Total,,3100
""", DAYS, CLOSES, error=["Total"])
add("blank_rows.csv", "blank lines and rows of commas between", """\
Date,Close,Volume

2024-01-29,50.5,1000
,,
2024-01-30,51.25,1200

2024-01-31,50.75,900
,,
""", DAYS, CLOSES)
add("comments.csv", "comment lines above, between and below", """\
# vendor: test
# currency: USD, delayed
date,close
2024-01-29,50.5
# split 2:1
2024-01-30,51.25
2024-01-31,50.75
# end
""", DAYS, CLOSES, header=True)
add("header_with_line_break.csv", "a quoted name with a line break in it", """\
"Date","Close
(USD)","Volume"
2024-01-29,50.5,1000
2024-01-30,51.25,1200
2024-01-31,50.75,900
""", DAYS, CLOSES, columns={"timestamp": "Date", "close": "Close\n(USD)", "volume": "Volume"})
add("repeated_header.csv", "two files put together: the header is there again", """\
date,close
2024-01-29,50.5
2024-01-30,51.25
date,close
2024-01-31,50.75
""", DAYS, CLOSES, error=["date"])
LONG = """\
date,symbol,open,high,low,close,volume
2024-01-29,AAA,50.0,50.75,49.5,50.5,1000
2024-01-29,BBB,7.0,7.5,7.0,7.25,80
2024-01-30,AAA,50.5,51.5,50.25,51.25,1200
2024-01-30,BBB,7.25,7.75,7.25,7.5,90
"""
add("long_two_symbols.csv", "two symbols in one column", LONG, error=["AAA", "BBB"], symbols=["AAA", "BBB"])
add("long_two_symbols.csv", "one of them", None, ["2024-01-29", "2024-01-30"], [7.25, 7.5], options={"symbol": "BBB"},
    columns={"symbol": "symbol"})
add("long_two_symbols.csv", "one that is not there", None, error=["CCC", "AAA", "BBB"], options={"symbol": "CCC"})
add("long_one_symbol.csv", "one symbol throughout", """\
date,ticker,close
2024-01-29,AAA,50.5
2024-01-30,AAA,51.25
2024-01-31,AAA,50.75
""", DAYS, CLOSES, columns={"symbol": "ticker"})
add("row_numbers.csv", "a nameless column of row numbers in front", """\
,date,open,high,low,close
0,2024-01-29,50.0,50.75,49.5,50.5
1,2024-01-30,50.5,51.5,50.25,51.25
2,2024-01-31,51.25,51.25,50.5,50.75
""", DAYS, CLOSES, columns={"timestamp": "date", "close": "close"})
add("row_numbers_unnamed.csv", "the same with the name that pandas gives it", """\
Unnamed: 0,date,close
0,2024-01-29,50.5
1,2024-01-30,51.25
2,2024-01-31,50.75
""", DAYS, CLOSES, columns={"close": "close"})
add("pipes.csv", "vertical bars between fields", """\
date|close|volume
2024-01-29|50.5|1000
2024-01-30|51.25|1200
2024-01-31|50.75|900
""", DAYS, CLOSES, delimiter="|")
add("carriage_returns.csv", "lines end in a carriage return alone", dated(*DAYS).replace("\n", "\r"), DAYS, CLOSES)
add("utf16_big_endian.csv", "UTF-16, big endian, with its mark", ("\ufeff" + dated(*DAYS)).encode("utf-16-be"), DAYS, CLOSES)
add("utf16_no_mark.csv", "UTF-16 without a mark: every second byte is zero", dated(*DAYS).encode("utf-16-le"), DAYS, CLOSES,
    error=["UTF-16|UTF-8"])
add("latin1.csv", "bytes that are not UTF-8, in the name of a column", dated(*DAYS, header="date,Schlußkurs").encode("latin-1"),
    DAYS, CLOSES, error=["UTF-8"])
add("gzip_twice.csv.gz", "compressed twice", gzip.compress(gzip.compress(dated(*DAYS).encode(), mtime=0), mtime=0),
    DAYS, CLOSES, error=["gzip|compress|archive|UTF-8"])
add("ticks.csv", "single trades: a stamp may occur twice, so these are no bars", """\
timestamp,price,amount
1704067200,50.5,0.5
1704067200,50.75,0.25
1704067201,50.5,1.5
1704067205,50.25,0.75
""", error=["1704067200|2024-01-01"])
add("equal_duplicate.csv", "one row twice, the same in every field", """\
date,close
2024-01-29,50.5
2024-01-30,51.25
2024-01-30,51.25
2024-01-31,50.75
""", DAYS, CLOSES, error=["2024-01-30"])
add("out_of_order.csv", "two rows in the wrong order, none twice", """\
date,close
2024-01-29,50.5
2024-01-31,50.75
2024-01-30,51.25
2024-02-01,50.25
""", [*DAYS, "2024-02-01"], [*CLOSES, 50.25], error=["2024-01-30"])

# Numbers

add("values_with_units.csv", "a unit behind each number", """\
date,close,volume
2024-01-29,50.5 USD,1.5K BTC
2024-01-30,51.25 USD,2K BTC
2024-01-31,50.75 USD,1.25K BTC
""", DAYS, CLOSES, error=["1.5K BTC|50.5 USD"])
add("mixed_currencies.csv", "units that differ from row to row", """\
date,close
2024-01-29,50.5 USD
2024-01-30,51.25 EUR
2024-01-31,50.75 USD
""", error=["USD|EUR"])
add("comma_of_unknown_meaning.csv", "three digits behind each comma: thousands or decimals", """\
date;close
2024-01-29;1,234
2024-01-30;1,250
2024-01-31;1,225
""", error=["1,234"])
add("comma_is_decimal.csv", "one row has two digits behind it: decimals", """\
date;close
2024-01-29;1,234
2024-01-30;1,25
2024-01-31;1,225
""", DAYS, [1.234, 1.25, 1.225])
add("comma_is_thousands.csv", "one row has a full stop behind it: thousands", """\
date;close
2024-01-29;1,234
2024-01-30;1,250.5
2024-01-31;1,225
""", DAYS, [1234.0, 1250.5, 1225.0])
add("two_commas_are_thousands.csv", "one row has two commas: thousands", """\
date;close
2024-01-29;999,750
2024-01-30;1,000,250
2024-01-31;999,500
""", DAYS, [999750.0, 1000250.0, 999500.0])
add("commas_prove_both.csv", "decimals in one row, thousands in another", """\
date;close
2024-01-29;1,25
2024-01-30;1,250.5
""", error=["1,25"])
add("negative_in_parentheses.csv", "book-keepers' negative numbers", """\
date,netflow
2024-01-29,(1250.5)
2024-01-30,300.25
2024-01-31,(75)
""", DAYS, call="table", values={"netflow": [-1250.5, 300.25, -75.0]})
add("minus_sign.csv", "the minus of typographers", """\
date,netflow
2024-01-29,\u22121250.5
2024-01-30,300.25
2024-01-31,\u221275
""", DAYS, call="table", values={"netflow": [-1250.5, 300.25, -75.0]})
add("negative_price.csv", "a price below zero", """\
date,close
2020-04-17,18.25
2020-04-20,-37.5
2020-04-21,10.0
""", error=["-37.5"])

# Dates

add("excel_serial_dates.csv", "Excel's days since 1900, which could be those since 1904", dated("45320", "45321", "45322"),
    DAYS, CLOSES, error=["45320"], zone="assumed")
add("nanoseconds.csv", "nanoseconds since 1970", dated("1706486400000000000", "1706572800000000000", "1706659200000000000"),
    DAYS, CLOSES, zone="stated")
add("seconds_with_fraction.csv", "seconds since 1970 with a fraction", dated("1706486400.0", "1706572800.0", "1706659200.0"),
    DAYS, CLOSES, zone="stated")
add("seconds_with_exponent.csv", "pandas' way of writing seconds", dated("1.7064864e+09", "1.7065728e+09", "1.7066592e+09"),
    DAYS, CLOSES, error=["1.7064864e+09"])
add("stamps_with_lost_digits.csv", "Excel has cut the milliseconds, and nothing else tells the time",
    dated("1.70649E+12", "1.70657E+12", "1.70666E+12"), error=["1.70649E+12"])
add("day_month_name.csv", "29-Jan-2024", dated("29-Jan-2024", "30-Jan-2024", "31-Jan-2024"), DAYS, CLOSES)
add("day_month_name_short_year.csv", "29-Jan-24: the year cannot be the first number of all rows",
    dated("29-Jan-24", "30-Jan-24", "31-Jan-24"), DAYS, CLOSES, error=["29-Jan-24"])
add("weekday_month_day_year.csv", "Mon Jan 29 2024", dated("Mon Jan 29 2024", "Tue Jan 30 2024", "Wed Jan 31 2024"), DAYS, CLOSES)
add("wrong_weekday.csv", "a weekday that is not that of the date", dated("Mon Jan 29 2024", "Mon Jan 30 2024", "Wed Jan 31 2024"),
    DAYS, CLOSES, error=["Mon Jan 30 2024"])
add("rfc2822.csv", "the dates of mails", """\
date;close
Mon, 29 Jan 2024 00:00:00 +0000;50.5
Tue, 30 Jan 2024 00:00:00 +0000;51.25
Wed, 31 Jan 2024 01:00:00 +0100;50.75
""", DAYS, CLOSES, zone="stated")
add("rfc2822_gmt.csv", "the same with GMT", """\
date;close
Mon, 29 Jan 2024 00:00:00 GMT;50.5
Tue, 30 Jan 2024 00:00:00 GMT;51.25
Wed, 31 Jan 2024 00:00:00 GMT;50.75
""", DAYS, CLOSES, zone="stated")
add("long_month_names.csv", "January 29, 2024", dated('"January 29, 2024"', '"January 30, 2024"', '"January 31, 2024"'), DAYS, CLOSES)
add("eight_digits.csv", "20240129", dated("20240129", "20240130", "20240131"), DAYS, CLOSES, zone="assumed")
add("months.csv", "months: 2024-01", dated("2024-01", "2024-02", "2024-03"), ["2024-01-01", "2024-02-01", "2024-03-01"], CLOSES)
add("weeks.csv", "weeks of ISO 8601: 2024-W05 starts on the 29th of January", dated("2024-W05", "2024-W06", "2024-W07"),
    ["2024-01-29", "2024-02-05", "2024-02-12"], CLOSES, error=["2024-W05"])
add("quarters.csv", "quarters: 2024-Q1", dated("2024-Q1", "2024-Q2", "2024-Q3"),
    ["2024-01-01", "2024-04-01", "2024-07-01"], CLOSES, error=["2024-Q1"])
AMBIGUOUS = dated("03/04/2024", "05/06/2024", "07/08/2024")
add("day_or_month_first.csv", "no number above twelve, no order that days follow", AMBIGUOUS, error=["03/04/2024", "day", "month"])
add("day_or_month_first.csv", "day first, as stated", None, ["2024-04-03", "2024-06-05", "2024-08-07"], CLOSES,
    options={"timeForm": "day-month-year"})
add("day_or_month_first.csv", "month first, as stated", None, ["2024-03-04", "2024-05-06", "2024-07-08"], CLOSES,
    options={"timeForm": "month-day-year"})
add("day_first_by_a_row.csv", "one row has 13 in front", dated("11/01/2024", "12/01/2024", "13/01/2024"),
    ["2024-01-11", "2024-01-12", "2024-01-13"], CLOSES)
add("month_first_by_a_row.csv", "one row has 13 behind", dated("01/11/2024", "01/12/2024", "01/13/2024"),
    ["2024-01-11", "2024-01-12", "2024-01-13"], CLOSES)
add("day_first_by_order.csv", "consecutive days only if the day comes first",
    "date,close\n" + "".join(f"0{day}/01/2024,{50 + day}.5\n" for day in range(1, 8)),
    [f"2024-01-0{day}" for day in range(1, 8)], [51.5, 52.5, 53.5, 54.5, 55.5, 56.5, 57.5], error=["01/01/2024|02/01/2024"])
add("both_orders_at_once.csv", "13 in front in one row, behind in another", dated("13/01/2024", "01/14/2024", "15/01/2024"),
    error=["01/14/2024"])
add("two_digit_years.csv", "31/01/24: neither end can be the month twice", dated("29/01/24", "30/01/24", "31/01/24"), DAYS, CLOSES,
    error=["29/01/24"])
add("two_digit_years_ambiguous.csv", "01/02/03: anything", dated("01/02/03", "02/03/04", "03/04/05"), error=["01/02/03"])
add("summer_time_begins.csv", "local time: an hour is missing, which no zone explains without being stated", """\
datetime,close
2024-03-31 01:00:00,50.5
2024-03-31 03:00:00,51.25
2024-03-31 04:00:00,50.75
""", ["2024-03-31T01:00", "2024-03-31T03:00", "2024-03-31T04:00"], CLOSES, zone="assumed")
add("summer_time_ends.csv", "local time: an hour is there twice", """\
datetime,close
2024-10-27 01:00:00,50.5
2024-10-27 02:00:00,51.25
2024-10-27 02:00:00,51.0
2024-10-27 03:00:00,50.75
""", error=["2024-10-27"])
add("february_30.csv", "a day that no calendar has", dated("2024-02-28", "2024-02-29", "2024-02-30"), error=["2024-02-30"])
add("end_of_day_24.csv", "24:00 is the end of the day", """\
datetime,close
2024-01-29 23:00,50.5
2024-01-29 24:00,51.25
2024-01-30 01:00,50.75
""", ["2024-01-29T23:00", "2024-01-30", "2024-01-30T01:00"], CLOSES, error=["24:00"])
add("mixed_dates_and_times.csv", "midnight without its time, as Excel and pandas write it", """\
datetime,close
2024-01-29 23:00:00,50.5
2024-01-30,51.25
2024-01-30 01:00:00,50.75
""", ["2024-01-29T23:00", "2024-01-30", "2024-01-30T01:00"], CLOSES)
