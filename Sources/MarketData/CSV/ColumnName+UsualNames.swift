extension ColumnName {
  /// The usual names by role, the surest first.
  static let usual: [ColumnRole: [Set<String>]] = [
    .timestamp: [
      [
        "timestamp", "time", "date", "datetime", "opentime", "timeopen", "starttime", "startat", "start", "begin",
        "begintime", "unix", "unixtime", "unixtimestamp", "epoch", "observationdate", "day", "t", "ts", "mts", "dt",
        "snappedat", "createtime", "calctime", "fundingtime", "opentimestamp", "localtime", "gmttime", "utc",
        "candlebegintime", "bartime", "timeperiodstart", "periodstart", "barstart", "beginsat", "windowstart", "ticks",
        "日付", "日期", "时间", "날짜", "datum", "data", "fecha", "zeit", "datadate", "tradedate", "tradingday",
        "period", "timeperiod", "month", "asof",
      ]
    ],
    .open: [
      ["open", "openprice", "priceopen", "opening", "openingprice", "o"],
      [
        "first", "otwarcie", "eröffn", "eröffnung", "eröffnungskurs", "apertura", "abertura", "ouverture", "ouv",
        "pxopen",
        "始値", "开盘", "开盘价", "시가",
      ],
    ],
    .high: [
      ["high", "highprice", "pricehigh", "highest", "h"],
      [
        "max", "hoch", "tageshoch", "najwyzszy", "najwyższy", "maximo", "máximo", "massimo", "maxima",
        "máxima", "haut", "plushaut", "pxhigh", "高値", "最高", "最高价", "고가",
      ],
    ],
    .low: [
      ["low", "lowprice", "pricelow", "lowest", "l"],
      [
        "min", "tief", "tagestief", "najnizszy", "najniższy", "minimo", "mínimo", "minima", "mínima",
        "bas", "plusbas", "pxlow", "安値", "最低", "最低价", "저가",
      ],
    ],
    .close: [
      ["close", "closeprice", "priceclose", "closing", "closingprice", "closelast", "c"],
      [
        "price", "last", "lastprice", "settle", "settlement", "pxlast", "schluss", "schlusskurs", "zuletzt",
        "zamkniecie",
        "zamknięcie", "cierre", "ultimo", "último", "dernier", "cloture", "clôture", "clot", "chiusura", "fechamento",
        "priceusd", "終値",
        "收盘", "收盘价", "종가",
      ],
      ["adjclose", "adjustedclose", "closeadj", "closeadjusted"],
    ],
    .volume: [
      ["volume", "vol", "volumetraded", "tradedvolume", "basevolume", "volumebase"],
      [
        "volumefrom", "pxvolume", "tickvol", "tickvolume", "totalvolume", "wolumen", "volumen", "v", "homenotional",
        "出来高", "成交量", "거래량",
      ],
      ["amount", "stücke", "shares", "quantity", "qty"],
    ],
    .quoteVolume: [
      [
        "quotevolume", "volumequote", "quoteassetvolume", "volumeto", "turnover", "quotevol", "volccyquote",
        "foreignnotional", "volusd", "dollarvolume", "成交额",
      ]
    ],
    .funding: [["funding", "fundingrate", "lastfundingrate", "fundingrates", "realizedrate"]],
    .inflow: [["inflow", "inflows", "exchangeinflow", "flowin"]],
    .outflow: [["outflow", "outflows", "exchangeoutflow", "flowout"]],
    .impliedVolatility: [["impliedvolatility", "impliedvol", "iv", "dvol"]],
    .symbol: [
      [
        "symbol", "ticker", "pair", "asset", "instrument", "instid", "product", "productid", "contract", "contracts",
        "market", "coin", "tic", "instrumentname", "ric", "permno", "securityid", "isin", "cusip", "stockcode",
      ],
      ["name", "stock", "code", "security", "company", "exchange", "interval", "timeframe"],
    ],
  ]
}
