extension TradeColumn {
  /// The usual names, letters and digits only, the surest first; what a name of a later set holds has to be looked at.
  static let usual: [TradeColumn: [Set<String>]] = [
    .closeTime: [
      [
        "closetime", "closedate", "closetimestamp", "closedatetime", "closedat", "closedtime", "closeddate", "closets",
        "exittime", "exitdate", "exittimestamp", "exitdatetime", "exitat", "exitedat", "exitts", "timeclose",
        "dateclose", "dateclosed", "timeexit", "exitdateandtime", "closingtime", "closingdate", "selltime", "selldate",
        "soldat", "datesold", "soldtimestamp",
      ],
      ["exit", "close", "closed"],
    ],
    .openTime: [
      [
        "opentime", "opendate", "opentimestamp", "opendatetime", "openedat", "openedtime", "openeddate", "opents",
        "entrytime", "entrydate", "entrytimestamp", "entrydatetime", "entryat", "enteredat", "entryts", "timeopen",
        "dateopen", "dateopened", "timeentry", "entrydateandtime", "openingtime", "openingdate", "buytime", "buydate",
        "boughtat", "dateacquired", "boughttimestamp",
      ],
      ["entry", "open", "opened"],
    ],
    .symbol: [
      [
        "symbol", "symbols", "pair", "ticker", "asset", "instrument", "market", "coin", "security", "item",
        "contractname", "underlying", "product", "stock",
      ],
      ["column", "contract"],
    ],
    .side: [
      ["side", "direction", "positionside", "positiontype", "tradeside", "tradedirection", "longshort", "buysell"],
      ["type", "action", "tradetype", "position", "marketpos", "isshort", "islong"],
    ],
    .status: [["status", "state", "tradestatus", "isopen"]],
    .number: [["trade", "tradenumber", "tradeno", "tradenum", "tradeid"]],
    .profit: [
      ["netprofit", "netpnl", "netpl", "netprofitloss", "pnlnet", "profitnet"],
      [
        "profit", "pnl", "pl", "profitloss", "profitabs", "realizedpnl", "realizedpl", "realisedpnl", "closedpnl",
        "gainloss", "profitamount", "pnlabs",
      ],
      ["grossprofit", "grosspnl", "grosspl"],
    ],
    .entryPrice: [
      [
        "entryprice", "avgentryprice", "averageentryprice", "avgentry", "entryrate", "openprice", "openrate",
        "priceopen", "priceentry", "openingprice", "avgopenprice", "buyprice", "avgbuyprice", "purchaseprice",
      ],
      ["entry", "open"],
    ],
    .exitPrice: [
      [
        "exitprice", "avgexitprice", "averageexitprice", "avgexit", "exitrate", "closeprice", "closerate",
        "priceclose", "priceexit", "closingprice", "avgcloseprice", "sellprice", "avgsellprice",
      ],
      ["exit", "close"],
    ],
    .quantity: [
      [
        "quantity", "qty", "size", "sizeqty", "positionsizeqty", "positionqty", "positionsize", "contracts", "lots",
        "lot", "lotsize", "shares", "units", "tradesize",
      ],
      ["amount", "volume", "volumeunits"],
    ],
    .positionValue: [
      ["positionsizevalue", "sizevalue", "positionvalue", "entryvalue", "notional", "notionalvalue", "costbasis"]
    ],
    .fees: [
      ["totalfees", "totalfee", "totalcommission", "totalcommissions", "transactioncost", "transactioncosts"],
      [
        "fees", "fee", "commission", "commissions", "commissionpaid", "entryfees", "entryfee", "exitfees", "exitfee",
        "entrycommission", "exitcommission", "tradingfees", "tradingfee", "taxes",
      ],
    ],
    .swap: [["swap", "swaps", "rollover"]],
    .leverage: [["leverage", "lev"]],
  ]
}
