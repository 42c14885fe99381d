"""Names for the arrays that the steps hand on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Narrow = NDArray[np.int32]
Hashes = NDArray[np.uint64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
