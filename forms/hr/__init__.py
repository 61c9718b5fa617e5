"""What HR answers beside the process: who takes over, how far a request has come, why work is given up."""
