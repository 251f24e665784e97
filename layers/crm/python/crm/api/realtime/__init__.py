"""The WebSocket door: graphql-transport-ws over API Gateway, one function call per frame."""
