// Made by Fixtures/gamma_reference.py: mpmath's numbers, 40-digit arithmetic rounded to 20 digits.
enum GammaReference {
  struct Row: Sendable {
    var x: Double
    /// ln Γ(x + ½) − ln Γ(x).
    var logGammaHalfStep: Double
    /// ψ(x).
    var digamma: Double
    /// ψ′(x).
    var trigamma: Double
  }

  static let rows: [Row] = [
    Row(
      x: 0.0625, logGammaHalfStep: -2.280976160423958259,
      digamma: -16.478853490060104367, trigamma: 257.50642004291541426),
    Row(
      x: 0.5, logGammaHalfStep: -0.57236494292470008707,
      digamma: -1.9635100260214234794, trigamma: 4.9348022005446793094),
    Row(
      x: 1, logGammaHalfStep: -0.12078223763524522235,
      digamma: -0.57721566490153286061, trigamma: 1.6449340668482264365),
    Row(
      x: 1.005, logGammaHalfStep: -0.11772255340192871066,
      digamma: -0.56902091134438300574, trigamma: 1.6329941567556812281),
    Row(
      x: 1.5, logGammaHalfStep: 0.12078223763524522235,
      digamma: 0.036489973978576520559, trigamma: 0.93480220054467930942),
    Row(
      x: 2, logGammaHalfStep: 0.28468287047291915963,
      digamma: 0.42278433509846713939, trigamma: 0.64493406684822643647),
    Row(
      x: 3.75, logGammaHalfStep: 0.62764134885695441994,
      digamma: 1.1825373886117962286, trigamma: 0.30533985269025307549),
    Row(
      x: 6, logGammaHalfStep: 0.87507031707509553427,
      digamma: 1.7061176684318004727, trigamma: 0.18132295573711532536),
    Row(
      x: 11.5, logGammaHalfStep: 1.210307369306644519,
      digamma: 2.3982391295357816134, trigamma: 0.090846661274546234338),
    Row(
      x: 11.9375, logGammaHalfStep: 1.2293742039751680141,
      digamma: 2.4372155187603216593, trigamma: 0.087376145930402182255),
    Row(
      x: 12, logGammaHalfStep: 1.2320396660625598623,
      digamma: 2.4426616799758120167, trigamma: 0.08690187287176839075),
    Row(
      x: 12.0625, logGammaHalfStep: 1.2346910004184130769,
      digamma: 2.4480783594868316983, trigamma: 0.086432717515132487963),
    Row(
      x: 20, logGammaHalfStep: 1.4916167873313040736,
      digamma: 2.9705239922421490509, trigamma: 0.051270822935203119832),
    Row(
      x: 29.9375, logGammaHalfStep: 1.6953807662880881266,
      digamma: 3.3823174445579538717, trigamma: 0.033967010576100297317),
    Row(
      x: 30, logGammaHalfStep: 1.6964322170013993138,
      digamma: 3.3844381326855248766, trigamma: 0.033895060357739944214),
    Row(
      x: 30.0625, logGammaHalfStep: 1.6974814614120123188,
      digamma: 3.3865543334389544181, trigamma: 0.033823414281511758922),
    Row(
      x: 100, logGammaHalfStep: 2.3013350982022227792,
      digamma: 4.6001618527380874002, trigamma: 0.010050166663333571395),
    Row(
      x: 500, logGammaHalfStep: 3.107054049252762488,
      digamma: 6.2136077650889917424, trigamma: 0.0020020013333322666697),
    Row(
      x: 10_000.0, logGammaHalfStep: 4.6051576859880965764,
      digamma: 9.2102903711428494036, trigamma: 0.00010000500016666666633),
  ]
}
