"""The personnel folder of a case: what lies in it, papers from outside, and the evidence package.

Shared by those who are a party to the case. The employee sees their own, managers and HR those they follow up;
representatives and payroll have no such pages.
"""
