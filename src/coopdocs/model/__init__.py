"""The data of the trade: documents, editions, themes, findings. Plain, frozen, without any other module of ours."""
