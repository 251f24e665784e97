"""The functions and operators of formulas: what they take, what they give, and their SQL, which never fails."""
