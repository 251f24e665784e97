"""What is in the demo, as records of the API's shape. The same dice make the same records every time."""
