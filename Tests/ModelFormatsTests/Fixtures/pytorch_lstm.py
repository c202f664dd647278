#!/usr/bin/env python3
"""Makes pytorch_lstm.safetensors: the state dictionary of an nn.LSTM with an nn.Linear, as PyTorch users save it.

The metadata of the file hold windows (N, T, I), flat, and the outputs of PyTorch for them, computed in 64 bits, as JSON.
Made with PyTorch 2.15.0, safetensors 0.8.0 and NumPy 2.4.6:

    python3 Tests/ModelFormatsTests/Fixtures/pytorch_lstm.py
"""

import copy
import json
import pathlib

import torch
from safetensors.torch import save_file

WINDOWS, STEPS, INPUTS, UNITS, LAYERS, OUTPUTS = 6, 7, 3, 8, 2, 2


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = torch.nn.LSTM(INPUTS, UNITS, LAYERS, batch_first=True)
        self.fc = torch.nn.Linear(UNITS, OUTPUTS)

    def forward(self, windows):
        return self.fc(self.rnn(windows)[0][:, -1])


torch.manual_seed(8)
network = Network()
windows = torch.randint(-16, 17, (WINDOWS, STEPS, INPUTS)) / 8
with torch.no_grad():
    outputs = copy.deepcopy(network).double()(windows.double())
save_file(
    network.state_dict(), pathlib.Path(__file__).with_suffix(".safetensors"),
    metadata={"steps": str(STEPS), "windows": json.dumps(windows.flatten().tolist()),
              "outputs": json.dumps(outputs.flatten().tolist())})
