"""Write a run's files in whole or not at all, and put back what a run that was killed had moved aside."""

from reportgen.outputs.delivering import Delivery, alone, deliver, is_free, put_back

__all__ = ["Delivery", "alone", "deliver", "is_free", "put_back"]
