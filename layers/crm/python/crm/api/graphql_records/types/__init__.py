"""The GraphQL types of a workspace: described as plain text, built as graphql-core objects where they are needed."""
