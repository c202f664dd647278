"""A random LSTM with a linear head, in the forms that the engines take."""

import numpy


class Model:
    """Parameters of PyTorch's shapes and order, with one bias where PyTorch has two; the head has one output."""

    def __init__(self, inputs, hidden, layers, seed=20240607):
        self.inputs, self.hidden, self.layers = inputs, hidden, layers
        generator = numpy.random.default_rng(seed + 1000 * hidden + layers)

        def draw(*shape):
            return generator.uniform(-(hidden**-0.5), hidden**-0.5, shape).astype(numpy.float32)

        self.stack = [
            (draw(4 * hidden, inputs if layer == 0 else hidden), draw(4 * hidden, hidden), draw(4 * hidden))
            for layer in range(layers)
        ]
        self.head = draw(1, hidden), draw(1)

    def numbers(self):
        """All parameters in the order of our files."""
        return numpy.concatenate([array.ravel() for arrays in (*self.stack, self.head) for array in arrays])

    def torch(self):
        """(LSTM, head) of torch, sequences as (T, B, I)."""
        import torch

        lstm, head = torch.nn.LSTM(self.inputs, self.hidden, num_layers=self.layers), torch.nn.Linear(self.hidden, 1)
        with torch.no_grad():
            for layer, arrays in enumerate(self.stack):
                for name, array in zip(("weight_ih", "weight_hh", "bias_ih"), arrays):
                    getattr(lstm, f"{name}_l{layer}").copy_(torch.from_numpy(array))
                getattr(lstm, f"bias_hh_l{layer}").zero_()
            head.weight.copy_(torch.from_numpy(self.head[0]))
            head.bias.copy_(torch.from_numpy(self.head[1]))
        return lstm.eval(), head.eval()

    def onnx(self, steps, batch, keeps_state=False):
        """The bytes of an ONNX model of x (T, B, I) to y (B, 1); with h and c as inputs and outputs if it keeps state."""
        from onnx import TensorProto, helper, numpy_helper

        nodes, constants = [], []

        def constant(name, array):
            constants.append(numpy_helper.from_array(numpy.ascontiguousarray(array), name))
            return name

        state = [1, batch, self.hidden]
        value = "x"
        for layer, (w, r, b) in enumerate(self.stack):
            w, r, b = (self._onnx_order(array)[None] for array in (w, r, b))
            given = [value, constant(f"w{layer}", w), constant(f"r{layer}", r),
                     constant(f"b{layer}", numpy.concatenate([b, numpy.zeros_like(b)], axis=1))]
            if keeps_state:
                given += ["", "h", "c"]
            made = [f"all{layer}", "next_h" if keeps_state else f"last{layer}"] + (["next_c"] if keeps_state else [])
            nodes.append(helper.make_node("LSTM", given, made, hidden_size=self.hidden))
            if layer + 1 < self.layers:
                axes = constant(f"axes{layer}", numpy.array([1], dtype=numpy.int64))
                nodes.append(helper.make_node("Squeeze", [made[0], axes], [f"x{layer + 1}"]))
                value = f"x{layer + 1}"
            last = made[1]
        first = constant("first", numpy.array([0], dtype=numpy.int64))
        nodes.append(helper.make_node("Squeeze", [last, first], ["handed"]))
        nodes.append(helper.make_node(
            "Gemm", ["handed", constant("w", self.head[0]), constant("b", self.head[1])], ["y"], transB=1))
        taken, shown = [("x", [steps, batch, self.inputs])], [("y", [batch, 1])]
        if keeps_state:
            taken += [("h", state), ("c", state)]
            shown += [("next_h", state), ("next_c", state)]
        infos = [[helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in group]
                 for group in (taken, shown)]
        graph = helper.make_graph(nodes, "lstm", *infos, initializer=constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        return model.SerializeToString()

    def _onnx_order(self, rows):
        """The rows of the gates in ONNX's order, input, output, forget, cell."""
        i, f, g, o = numpy.split(rows, 4)
        return numpy.concatenate([i, o, f, g])
