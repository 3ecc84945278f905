"""The verbs of a result sheet (draft, issue, revise, preview) and the law of its versions, whoever writes them."""
